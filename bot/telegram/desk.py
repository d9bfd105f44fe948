"""What all handlers work with: the conversation, the way out, and the memory of what was sent."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import Message

from bot.conversation import Conversation, Setting
from bot.reply import Reply
from bot.storage.group_settings import GroupSettingsStore
from bot.storage.tallies import TallyStore, Way
from bot.storage.votes import VoteStore
from bot.telegram.addressing import asker_of, facts_under, question_in, reply_to_me, setting_of
from bot.telegram.memory import Memory, Sent
from bot.telegram.pictures import Pictures
from bot.telegram.rendering import caption, render
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
    tallies: TallyStore = field(default_factory=TallyStore)
    """How often each fact was shown; like the votes kept in memory only unless one with a database is given."""
    votes: VoteStore = field(default_factory=VoteStore)
    pictures: Pictures = field(default_factory=Pictures)
    clock: Callable[[], float] = time.time

    def understand(self, message: Message) -> Reply:
        """The reply to what the message asks, with the message of ours that it replies to in mind."""
        me = message.get_bot().bot
        question = question_in(message, me)
        if not question:  # only the bot's name was said
            return self.conversation.help()
        setting = setting_of(message.chat)
        return self.conversation.ask(question, asker_of(message), setting, self.clock(), self._about(message))

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
        sent = await self.send(place_beside(message, quoting=quoting), reply, page=page)
        self.memory.answered(message.chat.id, message.message_id, sent)
        if reply.outcome is Outcome.ANSWER:
            await self.tallies.add(reply.facts, Way.ASKED)

    async def send(self, place: Place, reply: Reply, *, page: bool = False) -> tuple[int, ...]:
        """Send the reply; ids of the messages that it took. `page`: it is one to browse, turned in place."""
        sent = await self._send_picture(place, reply) or await self.sender.send(place, render(reply))
        self.memory.shows(place.chat, sent, Sent(reply.facts, page))
        return sent

    async def _send_picture(self, place: Place, reply: Reply) -> tuple[int, ...]:
        """The id of the message with the reply's picture; empty when it has none, or pictures cannot be sent there."""
        page = caption(reply) if reply.picture else None
        if reply.picture is None or page is None:
            return ()
        message = await self.pictures.send(self.sender, place, reply.picture, page)
        return (message.message_id,) if message else ()
