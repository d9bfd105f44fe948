"""Replies as Telegram messages: within every limit, with nothing lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.press import Kind, Press
from bot.reply import Button, Part, Reply
from bot.telegram.rendering import Page, render
from knowledge.outcome import Outcome
from tests.telegram.contract import faults_in
from tests.telegram.markup import parse_html


def reply(*parts: Part, rows: tuple[tuple[Button, ...], ...] = ()) -> Reply:
    return Reply(Outcome.ANSWER, parts, rows=rows)


def shown(page: Page) -> str:
    return parse_html(page.text)[0]


def refused(page: Page) -> list[str]:
    """What Telegram would refuse about the page."""
    call = {"chat_id": 1, "text": page.text, "parse_mode": "HTML"}
    return faults_in("sendMessage", call | ({"reply_markup": page.keyboard.to_dict()} if page.keyboard else {}))


def test_the_figure_stands_first_and_bold_then_the_sentence_then_as_of_when() -> None:
    part = Part("Số hộ: 4.957 hộ", "Toàn phường có 4.957 hộ dân.", aside="Báo cáo 3/2020, đoạn 1")
    (page,) = render(reply(part))
    assert page.text == "<b>Số hộ: 4.957 hộ</b>\nToàn phường có 4.957 hộ dân. (Báo cáo 3/2020, đoạn 1)"
    assert page.keyboard is None


def test_what_is_shown_is_the_plain_reply() -> None:
    both = reply(Part("Khen thưởng", "Gồm:", ("Huân chương", "Cờ <thi đua> & Bằng khen"), "đoạn 5"), Part(text="Hết."))
    (page,) = render(both)
    assert shown(page) == both.plain()


def test_buttons_stand_in_their_rows_under_the_last_message() -> None:
    rows = ((Button("Nguồn", Press(Kind.SOURCE, "ho")),), (Button("Chủ đề", Press(Kind.TOPICS)),))
    *before, last = render(reply(Part(text="Câu dài. " * 1000), rows=rows))
    assert before
    assert all(page.keyboard is None for page in before)
    assert last.keyboard is not None
    assert [[button.callback_data for button in row] for row in last.keyboard.inline_keyboard] == [["1:s:ho"], ["1:ts"]]


def test_a_row_of_many_buttons_is_broken_and_a_hundred_buttons_are_the_most() -> None:
    row = tuple(Button(f"Mục {number}", Press(Kind.FACT, f"muc_{number}")) for number in range(130))
    (page,) = render(reply(Part(text="Chọn:"), rows=(row,)))
    assert page.keyboard is not None
    assert not refused(page)
    assert sum(map(len, page.keyboard.inline_keyboard)) == 100


def test_a_payload_that_does_not_fit_is_named() -> None:
    button = Button("Dài", Press(Kind.FACT, "x" * 64))
    with pytest.raises(ValueError, match="64 bytes"):
        render(reply(Part(text="a"), rows=((button,),)))


def test_a_reply_without_words_is_named() -> None:
    with pytest.raises(ValueError, match="without words"):
        render(reply(Part()))


def test_paragraphs_are_kept_whole() -> None:
    parts = [Part(f"Mục {number}", "Một câu. " * 100) for number in range(10)]
    pages = render(reply(*parts))
    assert len(pages) > 1
    paragraphs = [paragraph for page in pages for paragraph in shown(page).split("\n\n")]
    assert paragraphs == [part.plain() for part in parts]


def test_a_long_list_is_divided_between_its_entries() -> None:
    items = tuple(f"mục thứ {number} của danh sách" for number in range(600))
    pages = render(reply(Part("Danh sách", "Gồm:", items, "đoạn 3")))
    lines = [line for page in pages for line in shown(page).split("\n")]
    assert [line for line in lines if line.startswith("– ")] == [f"– {item}" for item in items]
    assert lines[0] == "Danh sách"
    assert lines[-1] == "(đoạn 3)"


def test_a_long_sentence_is_divided_between_words() -> None:
    text = "từng chữ một " * 1000
    pages = render(reply(Part(text=text)))
    assert len(pages) > 1
    assert " ".join(shown(page) for page in pages).split() == text.split()


def test_an_address_is_a_link_that_jumps_to_the_place_and_is_shown_without_the_jump() -> None:
    address = "http://www.baolaocai.vn/bai?id=1&x=2#:~:text=4.957%20h%E1%BB%99"
    (page,) = render(reply(Part(text=f"Xem {address}.")))
    link = 'Xem <a href="http://www.baolaocai.vn/bai?id=1&amp;x=2#:~:text=4.957%20h%E1%BB%99">'
    assert page.text == link + "http://www.baolaocai.vn/bai?id=1&amp;x=2</a>."


any_text = st.text(max_size=300) | st.text(alphabet="<>&\"' \nđ😀.", max_size=300)
long_text = any_text.map(lambda text: text * 60)
any_part = st.builds(
    Part,
    lead=any_text | long_text,
    text=any_text | long_text,
    items=st.lists(any_text | long_text, max_size=4).map(tuple),
    aside=any_text | long_text,
)


@settings(deadline=None)
@given(st.lists(any_part, min_size=1, max_size=4))
def test_whatever_is_said_telegram_takes_it_and_no_letter_is_lost(parts: list[Part]) -> None:
    said = "".join(part.plain() for part in parts)
    if not said.strip():
        return
    pages = render(reply(*parts))
    assert not [fault for page in pages for fault in refused(page)]

    def letters(text: str) -> str:
        return "".join(re.findall(r"[^\s()–#]", text))

    assert letters("".join(map(shown, pages))) == letters(said)
