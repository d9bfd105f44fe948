"""What all handlers work with: the conversation, the way out, and the memory of what was sent."""

from __future__ import annotations

import datetime as dtm
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from telegram import Chat, Message
from telegram.constants import ChatType

from bot import texts
from bot.conversation import Conversation, Setting
from bot.press import Kind, Press
from bot.reply import Button, Part, Reply
from bot.storage.answers import AnswerStore
from bot.storage.group_settings import GroupSettingsStore
from bot.storage.tallies import TallyStore, Way
from bot.storage.votes import VoteStore
from bot.telegram.addressing import asker_of, facts_under, question_in, reply_to_me, setting_of
from bot.telegram.app import VIETNAM
from bot.telegram.deep_links import message_link
from bot.telegram.group_rendering import render_for_group
from bot.telegram.memory import Memory, Sent
from bot.telegram.pictures import Pictures
from bot.telegram.rendering import Page, caption, render
from bot.telegram.repeats import Earlier, Repeats, link_to_earlier
from bot.telegram.sending import Place, Sender, place_beside
from knowledge.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Desk:
    """One bot's desk."""

    conversation: Conversation
    sender: Sender
    memory: Memory = field(default_factory=Memory)
    settings: GroupSettingsStore = field(default_factory=GroupSettingsStore)
    """What the admins of groups have set; kept in memory only unless one with a database is given."""
    answers: AnswerStore = field(default_factory=AnswerStore)
    repeats: Repeats = field(default_factory=Repeats)
    tallies: TallyStore = field(default_factory=TallyStore)
    """How often each fact was shown; like the votes kept in memory only unless one with a database is given."""
    votes: VoteStore = field(default_factory=VoteStore)
    pictures: Pictures = field(default_factory=Pictures)
    clock: Callable[[], float] = time.time
    """Seconds since the epoch."""

    def understand(self, message: Message) -> Reply:
        """The reply to what the message asks, with the message of ours that it replies to in mind."""
        me = message.get_bot().bot
        question = question_in(message, me)
        setting = setting_of(message.chat)
        if not question:  # only the bot's name was said
            return self.help(message)
        return self.conversation.ask(question, asker_of(message), setting, self.clock(), self._about(message))

    def help(self, message: Message) -> Reply:
        """What can be asked and how; in a group one line, and the rest in private."""
        if setting_of(message.chat) is Setting.PRIVATE:
            return self.conversation.help()
        return one_line(texts.GROUP_HELP.format(name=message.get_bot().username), Button(texts.OPEN_PRIVATE, Press(Kind.HELP)))

    def topics(self, message: Message) -> Reply:
        """The topics to browse; in a group the way to them, since turning pages there would be a nuisance."""
        if setting_of(message.chat) is Setting.PRIVATE:
            return self.conversation.topics()
        return one_line(texts.GROUP_TOPICS, Button(texts.OPEN_PRIVATE, Press(Kind.TOPICS)))

    def _about(self, message: Message) -> tuple[str, ...]:
        ours = reply_to_me(message, message.get_bot().bot)
        if ours is None:
            return ()
        known = self.memory.shown_in(message.chat.id, ours.message_id)
        return known.facts if known else facts_under(ours)  # after a restart the buttons still tell

    async def answer(self, message: Message, reply: Reply, *, quoting: bool | None = None, page: bool = False) -> None:
        """Send the reply beside `message`; in groups it quotes, so that everybody sees whose question it is."""
        if quoting is None:
            quoting = setting_of(message.chat) is Setting.GROUP
        place = place_beside(message, quoting=quoting)
        sent = await self.send(message.chat, place, reply, page=page, question=message.message_id)
        await self.answered(message, sent)
        if reply.outcome is Outcome.ANSWER:
            await self.tallies.add(reply.facts, Way.ASKED)

    async def answered(self, message: Message, answers: tuple[int, ...]) -> None:
        """Remember that these messages of ours answer `message`."""
        self.memory.answered(message.chat.id, message.message_id, answers)
        if answers:
            await self.answers.put(message.chat.id, message.message_id, answers, self.clock())

    async def answers_to(self, message: Message) -> tuple[int, ...]:
        """Ids of our messages that answer `message`, also from before a restart; empty when not known."""
        known = self.memory.answers_to(message.chat.id, message.message_id)
        return known or await self.answers.of(message.chat.id, message.message_id)

    async def send(
        self, chat: Chat, place: Place, reply: Reply, *, page: bool = False, question: int | None = None, link: bool = True
    ) -> tuple[int, ...]:
        """Send the reply; ids of the messages that it took. `page`: it is one to browse, turned in place.

        In a group an answer that was just given is only linked to, unless `link` is false; `question` is the message asked.
        """
        if not _is_group(chat):
            self.sender.closed.discard(chat.id)  # who writes or presses has not blocked the bot, whatever was told before
        place = await self._hushed(chat, place)
        earlier = self.repeats.earlier(place, question, reply, self.clock()) if link and _is_group(chat) else None
        if earlier is not None:
            sent = await self._send_link(chat, place, reply, earlier)
        else:
            sent = await self._send_picture(place, reply) or await self.sender.send(place, await self.pages(chat, reply))
            if link and sent:
                self.repeats.note(place, question, reply, sent[0], self.clock())
        self.memory.shows(place.chat, sent, Sent(reply.facts, page))
        return sent

    async def pages(self, chat: Chat, reply: Reply) -> tuple[Page, ...]:
        """The reply as messages that suit the chat."""
        if not _is_group(chat):
            return render(reply)
        settings = await self.settings.of(chat.id)
        return render_for_group(reply, settings.length, chat.get_bot().username)

    async def _send_picture(self, place: Place, reply: Reply) -> tuple[int, ...]:
        """The id of the message with the reply's picture; empty when it has none, or pictures cannot be sent there."""
        page = caption(reply) if reply.picture else None
        if reply.picture is None or page is None:
            return ()
        message = await self.pictures.send(self.sender, place, reply.picture, page)
        return (message.message_id,) if message else ()

    async def _send_link(self, chat: Chat, place: Place, reply: Reply, earlier: Earlier) -> tuple[int, ...]:
        has_address = chat.type == ChatType.SUPERGROUP
        address = message_link(chat.id, chat.username, place.thread, earlier.message) if has_address else None
        if address is None:  # messages of a small group have no address, but can be jumped to when quoted
            place = replace(place, quoting=earlier.message)
        return await self.sender.send(place, render(link_to_earlier(reply, address)))

    async def _hushed(self, chat: Chat, place: Place) -> Place:
        """The place, without a sound when the group wants it quiet now."""
        quiet = (await self.settings.of(chat.id)).quiet if _is_group(chat) else None
        hour = dtm.datetime.fromtimestamp(self.clock(), VIETNAM).hour
        return replace(place, silent=True) if quiet and quiet.hold(hour) else place


def one_line(text: str, *buttons: Button) -> Reply:
    """A reply of one line, and a row of buttons."""
    return Reply(Outcome.SMALLTALK, (Part(text=text),), rows=(buttons,) if buttons else ())


def _is_group(chat: Chat) -> bool:
    return setting_of(chat) is Setting.GROUP
