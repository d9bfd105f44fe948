"""What people see of the bot before they write to it."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.conversation import Conversation
from bot.telegram.profile import Introduction, Profile, introduction
from tests.telegram.conftest import World
from tests.telegram.contract import faults_in
from tests.telegram.fake_api import Fault

SAID = Introduction("Trả lời câu hỏi về phường.", "Hỏi đáp về phường.")


async def set_up(world: World, said: Introduction = SAID) -> None:
    async def pause(seconds: float) -> None:
        world.waits.append(seconds)

    await Profile(world.application.bot, pause).set(said)


def changes(world: World) -> list[str]:
    return [call.method for call in world.api.calls if call.method.startswith("set")]


def commands(world: World, scope: str, language: str = "vi") -> list[str]:
    return [command["command"] for command in world.api.profile["Commands", scope, language]]


@pytest.mark.parametrize("language", ["", "vi"])
async def test_a_new_bot_gets_commands_by_scope_and_language(world: World, language: str) -> None:
    await set_up(world)
    assert commands(world, "default", language) == ["start", "hoi", "chude", "help"]
    assert commands(world, "all_private_chats", language) == ["start", "hoi", "chude", "help"]
    assert commands(world, "all_group_chats", language) == ["hoi", "chude", "help"]
    assert commands(world, "all_chat_administrators", language) == ["hoi", "chude", "help", "caidat"]


@pytest.mark.parametrize("language", ["", "vi"])
async def test_a_new_bot_gets_both_descriptions_and_the_menu_of_commands(world: World, language: str) -> None:
    await set_up(world)
    assert world.api.profile["Description", "", language] == {"description": SAID.description}
    assert world.api.profile["ShortDescription", "", language] == {"short_description": SAID.short}
    assert world.api.profile["MenuButton", "", ""] == {"type": "commands"}


async def test_at_the_next_start_nothing_is_set(world: World) -> None:
    await set_up(world)
    world.api.calls.clear()
    await set_up(world)
    assert changes(world) == []
    assert world.api.calls, "but it was looked at"


async def test_only_what_somebody_changed_is_set_back(world: World) -> None:
    await set_up(world)
    world.api.profile["Commands", "all_group_chats", "vi"] = [{"command": "hoi", "description": "Khác"}]
    world.api.profile["Description", "", ""] = {"description": "Khác"}
    world.api.calls.clear()
    await set_up(world)
    assert changes(world) == ["setMyDescription", "setMyCommands"]
    assert commands(world, "all_group_chats") == ["hoi", "chude", "help"]


async def test_what_cannot_be_set_is_named_and_the_rest_is_set(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.api.fail("setMyDescription", Fault(400, "Bad Request: strange"), Fault(400, "Bad Request: strange"))
    await set_up(world)
    assert caplog.text.count("description") == 2
    assert "Strange" in caplog.text
    assert world.api.profile["MenuButton", "", ""] == {"type": "commands"}
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2


async def test_a_server_that_knows_none_of_it_is_no_fault(world: World) -> None:
    for method in ("getMyCommands", "getMyDescription", "getMyShortDescription", "getChatMenuButton"):
        world.api.fail(method, *[Fault(404, "Not Found")] * 100)
    await set_up(world)
    assert changes(world) == []


async def test_told_to_wait_it_waits_and_sets_it(world: World) -> None:
    world.api.fail("setMyCommands", Fault(429, "Too Many Requests: retry after 40", retry_after=40))
    await set_up(world)
    assert commands(world, "default", "")
    assert max(world.waits) >= 40


async def test_a_fault_that_passes_is_waited_out(world: World) -> None:
    world.api.fail("getMyCommands", Fault(502, "Bad Gateway"), Fault())
    await set_up(world)
    assert commands(world, "default", "")
    assert len(world.waits) == 2


async def test_every_command_of_the_menu_is_one_that_the_bot_answers(worlds: Any, knowledge: Conversation) -> None:
    world = await worlds(knowledge)
    world.api.members[-1001234][42] = "administrator"
    await set_up(world)
    lists = [said for (kind, *_), said in world.api.profile.items() if kind == "Commands"]
    offered = {str(command["command"]) for commands in lists for command in commands}
    help_text = world.desk.conversation.help().plain()
    for command in sorted(offered - {"help"}):
        neighbour = world.neighbour()
        await neighbour.writes(f"/{command}@KimTan_Bot")
        assert neighbour.reads() != help_text
    assert offered == {"start", "hoi", "chude", "help", "caidat"}


def test_what_is_said_of_the_report_fits_and_names_it(knowledge: Conversation) -> None:
    said = introduction(knowledge.speech.knowledge.report)
    assert "phường Kim Tân" in said.description
    assert "27/3/2020" in said.description
    assert "phường Kim Tân" in said.short
    assert faults_in("setMyDescription", {"description": said.description}) == []
    assert faults_in("setMyShortDescription", {"short_description": said.short}) == []


def test_a_report_with_long_names_still_fits(knowledge: Conversation) -> None:
    report = knowledge.speech.knowledge.report.model_copy(update={"place": "phường có tên rất dài " * 30})
    said = introduction(report)
    assert len(said.description) <= 512
    assert len(said.short) <= 120
