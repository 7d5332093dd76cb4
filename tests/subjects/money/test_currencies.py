import pytest

from newslint.subjects.money.currencies import currency_forms
from newslint.subjects.money.exchange_bands import FIRST_YEAR, LAST_YEAR, Band, merged, rate_bands


def _codes() -> set[str]:
    forms = currency_forms()
    return {
        naming.currency.code
        for table in (forms.names, forms.signs, forms.codes)
        for form in table.values()
        for naming in form.namings
    }


def test_the_table_holds_the_currencies_of_the_news() -> None:
    assert len(_codes()) >= 60
    assert _codes() >= set("USD EUR GBP JPY CNY KRW INR PKR RUB UAH VND BRL ZAR NGN TRY".split())


def test_a_form_in_several_rows_means_each_of_them_the_likeliest_first() -> None:
    dollar = currency_forms().names["dollars"]

    assert dollar.namings[0].currency.code == "USD"
    assert {"CAD", "AUD", "HKD"} <= {naming.currency.code for naming in dollar.namings}
    assert [n.currency.code for n in currency_forms().signs["HK$"].namings] == ["HKD"]


def test_every_currency_has_a_band_in_some_year() -> None:
    without = {code for code in _codes() if code != "USD" and not rate_bands("USD", code)}

    assert not without


def test_bands_are_the_right_way_round_and_in_range() -> None:
    for code in _codes() - {"USD"}:
        for band in rate_bands("USD", code):
            assert 0 < band.low <= band.high
            assert FIRST_YEAR <= band.from_year <= LAST_YEAR


def test_a_rate_and_its_inverse_agree() -> None:
    there, back = rate_bands("GBP", "JPY"), rate_bands("JPY", "GBP")

    for one, other in zip(there, back, strict=True):
        assert one.low * other.high == pytest.approx(1)
        assert one.high * other.low == pytest.approx(1)


def test_bands_that_lie_far_from_each_other_stay_apart() -> None:
    old, new = Band(1e6, 1.7e6, 2002, 2004), Band(1.1, 1.8, 2005, 2006)

    assert merged([old, new]) == (new, old)
    assert merged([new, Band(1.5, 2.2, 2007, 2007)]) == (Band(1.1, 2.2, 2005, 2007),)
