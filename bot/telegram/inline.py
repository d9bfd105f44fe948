"""Inline mode: facts offered in any chat while somebody types after the bot's name."""

from __future__ import annotations

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import ContextTypes

from bot import texts
from bot.deep_link import START, deep_link
from bot.offer import Offer
from bot.storage.tallies import Way
from bot.telegram.desk import Desk
from bot.telegram.rendering import render
from bot.telegram.sending import InlineAnswer

Context = ContextTypes.DEFAULT_TYPE

PAGE = 20
"""Results at a time; Telegram takes 50, a phone shows six."""
TYPED_SECONDS = 300
"""How long the same words get the same facts from Telegram itself. What a changed report says is seen after that."""
MOST_ASKED_SECONDS = 60


class Inline:
    """Answers to inline queries."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._articles: dict[str, InlineQueryResultArticle] = {}

    async def typed(self, update: Update, _: Context) -> None:
        """Offer what fits the words so far, a page at a time; nothing but memory is asked for it."""
        query = update.inline_query
        if query is None:
            return
        words = query.query.strip()
        offers = self._desk.conversation.offered(words, await self._desk.tallies.most_asked())
        start = int(query.offset) if query.offset.isascii() and query.offset.isdigit() else 0
        page = offers[start : start + PAGE]
        answer = InlineAnswer(
            results=[self._article(kind, query.get_bot().username) for kind in page],
            next_offset=str(start + PAGE) if len(offers) > start + PAGE else "",
            seconds=TYPED_SECONDS if words else MOST_ASKED_SECONDS,
            button=None if offers else InlineQueryResultsButton(texts.NOTHING_OFFERED, start_parameter=START),
        )
        await self._desk.sender.offer(query, answer)

    def _article(self, kind: str, username: str) -> InlineQueryResultArticle:
        """The fact as a result, made once: it says the same as long as the bot runs."""
        if kind not in self._articles:
            self._articles[kind] = _article(self._desk.conversation.speech.offer(kind), username)
        return self._articles[kind]

    async def chosen(self, update: Update, _: Context) -> None:
        """Count what was sent into a chat; BotFather must have been asked to tell (/setinlinefeedback)."""
        result = update.chosen_inline_result
        if result and self._desk.conversation.speech.knows(result.result_id):
            await self._desk.tallies.add([result.result_id], Way.CHOSEN)


def _article(offer: Offer, username: str) -> InlineQueryResultArticle:
    """The fact to read in the list, and the message that it becomes. Its id is the fact's, stable for years."""
    (page,) = render(offer.reply)
    buttons = (
        InlineKeyboardButton(texts.SOURCE, url=offer.link),
        InlineKeyboardButton(texts.OFFER_MORE, url=deep_link(username, offer.kind)),
    )
    return InlineQueryResultArticle(
        id=offer.kind,
        title=offer.title,
        description=offer.brief,
        input_message_content=InputTextMessageContent(page.text, parse_mode=ParseMode.HTML),
        reply_markup=InlineKeyboardMarkup([buttons]),
    )
