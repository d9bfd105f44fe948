"""Places that a message names: this ward, places of the report, places that are none of its business."""

from __future__ import annotations

import pytest

from knowledge.places import Gazetteer, Whose
from knowledge.reading import word_of
from knowledge.utterance import Listener


def named(listener: Listener, text: str) -> list[tuple[str, Whose]]:
    return [(place.name, place.whose) for place in listener.hear(text).places]


@pytest.mark.parametrize(
    "text",
    ["phường Kim Tân có bao nhiêu hộ", "kim tan co bao nhieu ho", "KIM TÂN", "kimtan co bn ho", "phường Kim tân"],
)
def test_the_ward_is_known_however_it_is_written(listener: Listener, text: str) -> None:
    assert Whose.OURS in {whose for _, whose in named(listener, text)}


@pytest.mark.parametrize(
    "text",
    [
        "phường Cốc Lếu có bao nhiêu hộ",
        "phuong coc leu co bao nhieu ho",
        "phường Duyên Hải có bao nhiêu tổ",
        "phường Bắc Cường có mấy chi bộ",
        "tỉnh Yên Bái",
        "ở Hà Nội thì sao",
        "ha noi thi sao",
        "thành phố Hồ Chí Minh có bao nhiêu hộ",
        "Sa Pa có bao nhiêu hộ nghèo",
        "Lai Châu",
    ],
)
def test_another_place_is_none_of_the_reports_business(listener: Listener, text: str) -> None:
    assert Whose.OTHER in {whose for _, whose in named(listener, text)}


@pytest.mark.parametrize("text", ["thành phố Lào Cai", "xã Hợp Thành", "xã Tả Phời", "tp lao cai"])
def test_places_of_the_report_are_its_own(listener: Listener, text: str) -> None:
    assert {whose for _, whose in named(listener, text)} == {Whose.OWN}


@pytest.mark.parametrize(
    "text",
    [
        "dân số Sapa",
        "Huế có bao nhiêu hộ nghèo",
        "thu nhập bình quân ở Huế năm 2019",
        "thành phố Huế có bao nhiêu hộ",
        "Pleiku có bao nhiêu tổ dân phố",
        "dân số Singapore là bao nhiêu",
        "đắk lắk có bao nhiêu hộ",
        "dak lak co bao nhieu ho ngheo",
        "tphcm có bao nhiêu hộ nghèo",
    ],
)
def test_the_name_of_another_place_is_not_mended_into_other_words(listener: Listener, text: str) -> None:
    assert Whose.OTHER in {whose for _, whose in named(listener, text)}


@pytest.mark.parametrize(
    "text",
    [
        "phường có bao nhiêu hộ",
        "học tập tư tưởng đạo đức phong cách Hồ Chí Minh",
        "thu nhập bình quân",
        "lào xào",
        "an ninh trật tự",
        "đảng bộ trong sạch vững mạnh",
        "",
    ],
)
def test_ordinary_words_are_no_places(listener: Listener, text: str) -> None:
    assert [whose for _, whose in named(listener, text) if whose is Whose.OTHER] == []


@pytest.mark.parametrize(
    ("text", "named_there"),
    [
        ("giữ thống nhất nhận thức trong đảng bộ", False),
        ("phường Thống Nhất có bao nhiêu hộ", True),
        ("TRONG 5 NAM XAY 8 NHA VAN HOA", False),
        ("Buôn Ma Thuột nằm ở tỉnh nào", True),
    ],
)
def test_everyday_words_are_no_places_without_their_kind_and_names_are_no_slips(
    listener: Listener, text: str, named_there: bool
) -> None:
    assert (Whose.OTHER in {whose for _, whose in named(listener, text)}) is named_there


GAZETTEER = Gazetteer({Whose.OURS: ["Kim Tân"], Whose.OWN: ["Lào Cai"], Whose.OTHER: ["Huế", "Tân Kim", "Cốc Lếu", "Cốc"]})


def found(text: str) -> list[tuple[str, int, int]]:
    words = [word_of(word) for word in text.split()]
    return [(place.name, place.start, place.end) for place in GAZETTEER.places(words)]


def test_a_place_names_the_words_that_it_stands_on() -> None:
    assert found("phường kim tân ở lào cai") == [("Kim Tân", 1, 3), ("Lào Cai", 4, 6)]


def test_the_longest_name_wins() -> None:
    assert found("phường cốc lếu") == [("Cốc Lếu", 1, 3)]


@pytest.mark.parametrize(
    ("text", "names"), [("tỉnh hue", ["Huế"]), ("thành phố hue", ["Huế"]), ("huế", ["Huế"]), ("hoa hue", []), ("hoa huệ", [])]
)
def test_a_name_of_one_syllable_typed_bare_counts_only_after_what_it_is(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in found(text)] == names


@pytest.mark.parametrize("text", ["kim tấn", "kim tần", "kìm tân", "lao cài"])
def test_other_accents_are_another_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["kim tan", "kim tân", "kim tan o lao cai"])
def test_accents_may_be_left_out(text: str) -> None:
    assert found(text)[0][0] == "Kim Tân"


def test_names_turned_round_are_other_names() -> None:
    assert [name for name, _, _ in found("phường tân kim")] == ["Tân Kim"]


@pytest.mark.parametrize(("text", "name"), [("phường Lam Cường có bao nhiêu hộ", "Nam Cường"), ("xã Trịnh Tường", "Trịnh Tường")])
def test_a_neighbour_is_known_as_people_pronounce_it(listener: Listener, text: str, name: str) -> None:
    assert (name, Whose.OTHER) in named(listener, text)


@pytest.mark.parametrize(
    "text", ["cải cách hành chính phuong da lam gi", "huan chuong cua phuong la hang ba", "phường đã làm gì"]
)
def test_everyday_words_behind_the_ward_are_no_neighbour_by_ear(listener: Listener, text: str) -> None:
    assert Whose.OTHER not in {whose for _, whose in named(listener, text)}
