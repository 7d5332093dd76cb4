import pytest

from newslint.text.other_language import other_language, running_words

SENTENCES = {
    "Czech": "Starosta řekl, že most se otevře až na jaře, protože peníze ještě nepřišly.",
    "Danish": "Borgmesteren sagde, at broen først åbner til foråret, fordi pengene ikke er kommet.",
    "Finnish": "Pormestari sanoi, että silta avataan vasta keväällä, koska rahat puuttuvat.",
    "French": "Le maire a dit que le pont ne sera pas ouvert avant le printemps, faute d’argent.",
    "German": "Der Bürgermeister sagte, dass die Brücke erst im Frühling wieder geöffnet wird.",
    "Hausa": "Magajin garin ya ce ba za a bude gadar ba sai lokacin damina ya wuce.",
    "Hungarian": "A polgármester azt mondta, hogy a hidat csak tavasszal nyitják meg újra.",
    "Icelandic": "Borgarstjórinn sagði að brúin yrði ekki opnuð fyrr en í vor því að féð vantar.",
    "Indonesian": "Wali kota mengatakan jembatan itu tidak akan dibuka sebelum musim panas.",
    "Italian": "Il sindaco ha detto che il ponte non sarà riaperto prima della primavera.",
    "Polish": "Burmistrz powiedział, że most zostanie otwarty dopiero wiosną, bo nie ma pieniędzy.",
    "Portuguese": "O prefeito disse que a ponte não será reaberta antes do fim das chuvas.",
    "Spanish": "El alcalde dijo que el puente no se abrirá antes de la primavera.",
    "Swahili": "Meya alisema kwamba daraja hilo halitafunguliwa kabla ya mvua kwisha mwaka huu.",
    "Swedish": "Borgmästaren sade att bron inte öppnas förrän till våren eftersom pengarna saknas.",
    "Tagalog": "Sinabi ng alkalde na hindi bubuksan ang tulay bago matapos ang tag-ulan.",
    "Turkish": "Belediye başkanı köprünün ilkbahardan önce açılmayacağını söyledi.",
    "Vietnamese": "Thị trưởng nói rằng cây cầu sẽ không được mở lại trước mùa xuân vì thiếu tiền.",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items(), ids=SENTENCES)
def test_a_sentence_is_known_by_its_small_words_and_letters(language: str, text: str) -> None:
    found = other_language(text)
    assert found is not None
    assert language in found.names or not found.names


def test_a_language_that_is_in_no_table_is_told_by_its_letters() -> None:
    esperanto = "Hodiaŭ ĉiuj fiŝkaptistoj malsupreniĝis ĝis la haveno kaj kriegis tutnokte."
    assert other_language(esperanto) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Council votes to close port",
        "Mayor Lind axes ferry subsidy",
        "Yes, i don’t know whom to ask in Bergen.",
        "Wax crayons: 12 clr, twistable, non-toxic, plastic case, 3+ yrs.",
        "van den Berg, de Vries, von der Heide, dos Santos, di Natale, ter Stegen",
        "bún chả, phở bò, gỏi cuốn, bánh mì, cà phê sữa đá",
        "hydroxychloroquine, azithromycin, remdesivir, tocilizumab, dexamethasone",
        "https://www.stadt.example/nachrichten/der-hafen-und-die-fischer-sind-da",
        "The liver of the fish, the mayor said, is die Leber in German.",
    ],
)
def test_english_and_what_cannot_be_told_is_left_alone(text: str) -> None:
    assert other_language(text) is None


def test_particles_of_names_do_not_run() -> None:
    assert running_words("Ursula von der Leyen met Charles de Gaulle in town") == [
        "ursula",
        "met",
        "in",
        "town",
    ]
    assert running_words("Die Stadt der Brücken") == ["die", "der"]
