import pytest

from newslint.model.document import Document, Metadata
from newslint.readers import plain_text
from newslint.text.language import is_english

ENGLISH = (
    "The mayor said on Tuesday that the work on the bridge would be finished before the end of the "
    "year, but she gave no date for the opening."
)


def document(text: str, **known: str) -> Document:
    return plain_text.read_text(text, "story.txt", Metadata(**known))  # type: ignore[arg-type]


FOREIGN = {
    "ar": "قال رئيس البلدية يوم الثلاثاء إن العمل في الجسر سينتهي قبل نهاية العام.",
    "cs": "Starosta v úterý řekl, že práce na mostě budou hotové do konce roku, ale datum otevření "
    "neuvedl a nechce ho říct.",
    "de": "Der Bürgermeister sagte am Dienstag, dass die Arbeiten an der Brücke noch vor dem Ende "
    "des Jahres fertig sein werden, und nannte kein Datum.",
    "el": "Ο δήμαρχος είπε την Τρίτη ότι τα έργα στη γέφυρα θα τελειώσουν πριν από το τέλος.",
    "es": "El alcalde dijo este martes que las obras del puente van a terminar antes de que acabe "
    "el año, según un comunicado.",
    "fr": "Le maire a annoncé mardi que les travaux sur le pont seraient terminés avant la fin de "
    "l'année, sans donner de date.",
    "ja": "市長は火曜日、橋の工事は年末までに終わると述べた。",
    "ko": "시장은 화요일 다리 공사가 연말 전에 끝날 것이라고 말했다.",
    "pl": "Burmistrz powiedział we wtorek, że prace na moście zakończą się przed końcem roku, ale "
    "nie podał daty otwarcia i nie chce jej podać.",
    "ru": "Мэр сказал во вторник, что работы на мосту закончатся до конца года.",
    "tr": "Belediye başkanı salı günü köprüdeki çalışmaların yıl sonundan önce biteceğini söyledi "
    "ve yeniden açılış için bir tarih vermedi, bu konuda da konuşmadı.",
    "vi": "Thị trưởng cho biết công việc trên cây cầu sẽ kết thúc trước cuối năm và không có ngày "
    "mở cửa lại được công bố cho người dân.",
    "zh": "市长周二表示，桥梁工程将在年底前完工。",
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN.keys())
def test_copy_in_another_language_is_told(text: str) -> None:
    assert not document(text).find(is_english)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        f"{ENGLISH}\n\n“{FOREIGN['fr']}”",
        f"{ENGLISH}\n\n{ENGLISH} (桥梁工程)",
        "",
        "Pont",
        "桥",
        "Bergen 4 Oslo 2",
        "Brass holds 65 per cent copper and 35 per cent zinc, per ingot.",
        "North 4 South 2\n" * 40,
    ],
)
def test_english_and_undecided_copy_is_english(text: str) -> None:
    assert document(text).find(is_english)


def test_the_tag_decides_where_there_is_one() -> None:
    assert not document(ENGLISH, language="fr-CA").find(is_english)
    assert document(FOREIGN["fr"], language="en-GB").find(is_english)
    assert document(FOREIGN["fr"], language="EN_us").find(is_english)
