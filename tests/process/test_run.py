"""The real program over HTTP: questions in, answers out, and a clean end."""

from __future__ import annotations

import asyncio
import signal
from dataclasses import replace

import pytest

from bot import texts
from tests.process.conftest import TOKEN, Start
from tests.process.server import BotApiServer, SocksProxy
from tests.telegram.fake_api import FakeApi, Fault
from tests.telegram.people import Person, group, private

QUESTIONS = {
    "Phường Kim Tân có bao nhiêu hộ?": "4.957",
    "phường có bao nhiêu tổ dân phố": "37",
    "dân số của phường là bao nhiêu": "18.000",
    "Đảng bộ có bao nhiêu chi bộ trực thuộc?": "28",
    "co bao nhieu dang vien": "1.131",
    "Có bao nhiêu đảng viên sinh hoạt theo Quy định 213?": "2.299",
    "nhiệm kỳ vừa qua kết nạp bao nhiêu đảng viên": "43",
    "Tốc độ tăng trưởng kinh tế của phường là bao nhiêu?": "15%",
    "thu nhập bình quân đầu người năm 2015": "63",
    "thu nhap binh quan nam 2019 la bao nhieu": "112",
    "tổng doanh thu thương mại dịch vụ được bao nhiêu": "2.200",
    "Thương mại, dịch vụ chiếm bao nhiêu phần trăm?": "91%",
    "thu ngân sách mỗi năm bao nhiêu tỷ": "24",
    "giảm được bao nhiêu thời gian giải quyết thủ tục hành chính": "30%",
    "phường còn hộ nghèo không?": "không còn hộ nghèo",
    "bao nhiêu phần trăm hộ đạt danh hiệu văn hóa": "96%",
    "xây được mấy nhà văn hóa khu dân cư": "3",
    "Phường được tặng huân chương gì?": "Huân chương Lao động hạng Nhì",
    "Phương châm của nhiệm kỳ 2020-2025 là gì?": "đoàn kết",
    "3 nhiệm vụ đột phá nhiệm kỳ 2020-2025 là gì?": "xã hội hóa",
}


async def test_twenty_questions_are_answered_and_it_stops_cleanly(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    kimtan = await start()
    for person, question in enumerate(QUESTIONS, 100):
        await replace(resident, chat=private(person), id=person).writes(question)  # one chat gets but one message a second
    await server.endpoint.until(lambda: not api.pending)
    answers = [text for person, _ in enumerate(QUESTIONS, 100) for text in api.shown(person)]
    assert len(answers) == len(QUESTIONS)
    wrong = {
        question: answer
        for (question, figure), answer in zip(QUESTIONS.items(), answers, strict=True)
        if figure.casefold() not in answer.casefold()
    }
    assert not wrong
    kimtan.terminate()
    assert await kimtan.ends() == 0
    assert "Traceback" not in kimtan.said


async def test_what_was_written_while_it_was_down_is_answered(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await resident.writes("/help")
    await start()
    await server.endpoint.until(lambda: not api.pending)
    first, second = api.shown(42)
    assert "4.957" in first
    assert second


async def test_an_update_is_acknowledged_only_after_its_answer(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    server.endpoint.held["sendMessage"] = asyncio.Event()
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await start()
    await server.endpoint.until(lambda: len(api.made("sendMessage")) == 1)
    polls = len(api.offsets)
    await server.endpoint.until(lambda: len(api.offsets) > polls)
    assert api.pending
    server.endpoint.held["sendMessage"].set()
    await server.endpoint.until(lambda: not api.pending)
    assert len(api.shown(42)) == 1


async def test_killed_before_the_reply_it_answers_after_the_restart(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    server.endpoint.held["sendMessage"] = asyncio.Event()
    kimtan = await start()
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await server.endpoint.until(lambda: len(api.made("sendMessage")) == 1)
    await kimtan.kill()
    server.endpoint.held.clear()
    await start()
    await server.endpoint.until(lambda: not api.pending)
    assert "4.957" in resident.reads()


async def test_killed_between_reply_and_acknowledgement_it_loses_nothing(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    server.endpoint.held_back["sendMessage"] = asyncio.Event()
    kimtan = await start()
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await resident.writes("Phường có bao nhiêu tổ dân phố?")
    await server.endpoint.until(lambda: len(api.shown(42)) == 1)
    await kimtan.kill()
    assert len(api.pending) == 2
    server.endpoint.held_back.clear()
    await start()
    await server.endpoint.until(lambda: not api.pending)
    assert "4.957" in api.shown(42)[-2]
    assert "37" in api.shown(42)[-1]


async def test_told_to_stop_it_finishes_the_answer_that_it_is_giving(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    server.endpoint.held["sendMessage"] = asyncio.Event()
    kimtan = await start()
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await server.endpoint.until(lambda: len(api.made("sendMessage")) == 1)
    kimtan.terminate()
    await kimtan.says(texts.LOG_STOPPING)
    server.endpoint.held["sendMessage"].set()
    assert await kimtan.ends() == 0
    assert len(api.shown(42)) == 1
    assert not api.pending, "acknowledged, so that it is not answered again"


async def test_told_to_stop_while_an_answer_hangs_it_stops_and_leaves_the_question_with_telegram(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    server.endpoint.held["sendMessage"] = asyncio.Event()
    kimtan = await start()
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await server.endpoint.until(lambda: len(api.made("sendMessage")) == 1)
    kimtan.terminate()
    assert await kimtan.ends() == 0
    assert len(api.pending) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_told_to_stop_while_nobody_writes_it_stops(start: Start, api: FakeApi, server: BotApiServer, number: int) -> None:
    kimtan = await start()
    await server.endpoint.until(lambda: bool(api.offsets))
    kimtan.terminate(number)
    assert await kimtan.ends() == 0
    assert texts.LOG_STOPPED in kimtan.said
    assert "Traceback" not in kimtan.said


async def test_faults_of_every_kind_while_it_runs_cost_no_answer(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    faults = [
        Fault(401, "Unauthorized"),
        Fault(404, "Not Found"),
        Fault(409, "Conflict: terminated by other getUpdates request"),
        Fault(429, "Too Many Requests: retry after 1", retry_after=1),
        Fault(502, "Bad Gateway"),
        Fault(),
    ]
    kimtan = await start()
    for fault in faults:
        api.fail("getUpdates", fault)
        if fault.status != 409:
            api.fail("sendMessage", fault)
        await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
        await server.endpoint.until(lambda: not api.pending)
    assert len(api.shown(42)) == len(faults)
    assert all("4.957" in answer for answer in api.shown(42))
    for said in ("KIMTAN_TOKEN", "chương trình khác", "429", "KIMTAN_PROXY"):
        assert said in kimtan.said
    assert "Traceback" not in kimtan.said


async def test_an_answer_whose_receipt_was_lost_is_given_again_rather_than_never(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    await start()
    api.fail("sendMessage", Fault(carried_out=True))
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await server.endpoint.until(lambda: not api.pending)
    assert all("4.957" in answer for answer in api.shown(42))


async def test_a_refusal_in_passing_at_the_start_is_outlasted(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    api.fail("getMe", Fault(401, "Unauthorized"), Fault(502, "Bad Gateway"), Fault())
    await resident.writes("/start")
    await start()
    await server.endpoint.until(lambda: not api.pending)
    assert resident.reads()


async def test_a_wrong_token_ends_it_with_the_name_of_the_fault(start: Start) -> None:
    other = f"{TOKEN[:-4]}9999"
    kimtan = await start(TOKEN=other)
    assert await kimtan.ends() == 1
    assert texts.TOKEN_REFUSED in kimtan.said
    assert "Traceback" not in kimtan.said
    assert other.partition(":")[2] not in kimtan.said


async def test_without_a_server_it_says_so_keeps_trying_and_stops_when_told(start: Start, api: FakeApi) -> None:
    async with BotApiServer(api, TOKEN) as free:
        port = free.port
    kimtan = await start(API_URL=f"http://127.0.0.1:{port}/bot")
    await kimtan.says("KIMTAN_PROXY")
    async with BotApiServer(api, TOKEN, port):
        await kimtan.says("@KimTan_Bot")
        kimtan.terminate()
        assert await kimtan.ends() == 0


async def test_told_to_stop_before_it_could_connect_it_stops(start: Start, api: FakeApi) -> None:
    async with BotApiServer(api, TOKEN) as free:
        port = free.port
    kimtan = await start(API_URL=f"http://127.0.0.1:{port}/bot")
    await kimtan.says("KIMTAN_PROXY")
    kimtan.terminate()
    assert await kimtan.ends() == 0
    assert "Traceback" not in kimtan.said


async def test_with_an_http_proxy_every_call_goes_through_it(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    await start(API_URL="http://telegram.invalid/bot", PROXY=f"http://127.0.0.1:{server.port}")
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await server.endpoint.until(lambda: bool(api.shown(42)) and not api.pending)
    assert server.hosts == {"telegram.invalid"}


async def test_with_a_socks_proxy_every_call_goes_through_it(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    async with SocksProxy(server.port) as proxy:
        assert isinstance(proxy, SocksProxy)
        kimtan = await start(API_URL="http://telegram.invalid/bot", PROXY=f"socks5://127.0.0.1:{proxy.port}")
        await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
        await server.endpoint.until(lambda: bool(api.shown(42)) and not api.pending)
        assert proxy.asked_for == {"telegram.invalid"}
        kimtan.terminate()
        assert await kimtan.ends() == 0


async def test_a_button_is_answered_and_a_page_is_turned(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    await start()
    await resident.writes("/chude")
    await server.endpoint.until(lambda: not api.pending)
    before = resident.reads()
    await resident.presses(resident.labels()[0])
    await server.endpoint.until(lambda: not api.pending)
    assert not api.waiting_presses
    assert len(api.shown(42)) == 1
    assert resident.reads() != before


async def test_without_a_token_it_says_how_to_get_one(start: Start) -> None:
    kimtan = await start(TOKEN="")
    assert await kimtan.ends() == 1
    assert "@BotFather" in kimtan.said
    assert "kimtan chat" in kimtan.said


async def test_settings_that_cannot_be_used_are_named_one_a_line(start: Start) -> None:
    kimtan = await start(LISTEN="ở đâu cũng được", PROXY="mạng nhà")
    assert await kimtan.ends() == 1
    lines = kimtan.said.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["KIMTAN_PROXY", "KIMTAN_LISTEN"]


async def test_a_misspelt_variable_is_pointed_out(start: Start, api: FakeApi, server: BotApiServer) -> None:
    kimtan = await start(OFICERS="12")
    await kimtan.says("KIMTAN_OFICERS")


async def test_a_database_that_cannot_be_used_is_named_and_costs_no_answer(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    kimtan = await start(DATABASE_URL="sqlite:////khong/co/kimtan.sqlite")
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await server.endpoint.until(lambda: not api.pending)
    assert "4.957" in resident.reads()
    assert kimtan.said.count("/khong/co/kimtan.sqlite") == 1
    assert "Traceback" not in kimtan.said


async def test_a_kind_of_database_that_there_is_no_support_for_is_named(start: Start) -> None:
    kimtan = await start(DATABASE_URL="postgresql://kimtan:mat-khau@localhost/kimtan")
    assert await kimtan.ends() == 1
    assert kimtan.said.strip() == texts.ONLY_SQLITE_YET


async def test_the_profile_is_set_at_the_first_start_and_looked_at_only_at_the_next(
    start: Start, api: FakeApi, server: BotApiServer
) -> None:
    kimtan = await start()
    await server.endpoint.until(lambda: ("MenuButton", "", "") in api.profile)
    kimtan.terminate()
    await kimtan.ends()
    api.calls.clear()
    await start()
    await server.endpoint.until(lambda: bool(api.made("getChatMenuButton")))
    assert not [call.method for call in api.calls if call.method.startswith("set")]


async def test_what_a_group_has_set_outlasts_a_kill(start: Start, api: FakeApi, server: BotApiServer, resident: Person) -> None:
    api.members[-1001234][42] = "administrator"
    admin = replace(resident, chat=group())
    kimtan = await start()
    await admin.writes("/caidat@KimTan_Bot")
    await server.endpoint.until(lambda: not api.pending)
    await admin.presses("Ngắn")
    await server.endpoint.until(lambda: not api.pending)
    await kimtan.kill()
    await start()
    await admin.writes("@KimTan_Bot Phường Kim Tân có bao nhiêu hộ?")
    await server.endpoint.until(lambda: not api.pending)
    assert admin.reads() == "Số hộ: 4.957 hộ\n(Báo cáo 3/2020, đoạn 1)"


async def test_a_chart_is_uploaded_once_and_sent_by_its_id_after_a_restart(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    kimtan = await start()
    await resident.writes("thu nhập bình quân năm 2019")
    await server.endpoint.until(lambda: not api.pending)
    await resident.presses(texts.CHART)
    await server.endpoint.until(lambda: not api.pending)
    kimtan.terminate()
    assert await kimtan.ends() == 0
    kimtan = await start()
    await resident.presses(texts.CHART)
    await server.endpoint.until(lambda: not api.pending)
    photos = [message["photo"][-1]["file_id"] for message in resident.messages() if "photo" in message]
    assert len(photos) == 2
    assert len(set(photos)) == len(api.files) == 1
    assert "Traceback" not in kimtan.said


async def test_typing_is_answered_while_the_persons_own_chat_waits(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    server.endpoint.held["sendMessage"] = asyncio.Event()
    await start()
    await resident.writes("Phường Kim Tân có bao nhiêu hộ?")
    await server.endpoint.until(lambda: len(api.made("sendMessage")) == 1)
    await resident.types("hộ nghèo")
    await server.endpoint.until(lambda: bool(api.offered))
    assert api.offered[0]["results"][0]["id"] == "ho_ngheo"
    server.endpoint.held["sendMessage"].set()
    await server.endpoint.until(lambda: not api.pending)


async def test_what_was_chosen_leads_the_list_after_a_restart(
    start: Start, api: FakeApi, server: BotApiServer, resident: Person
) -> None:
    kimtan = await start()
    await resident.chooses("huan_chuong")
    await server.endpoint.until(lambda: not api.pending)
    kimtan.terminate()
    assert await kimtan.ends() == 0
    await start()
    await resident.types("")
    await server.endpoint.until(lambda: bool(api.offered))
    assert api.offered[0]["results"][0]["id"] == "huan_chuong"
