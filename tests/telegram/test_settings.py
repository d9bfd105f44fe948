"""The environment is checked once, at the start, and says in one line a fault what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Listen, Settings, SettingsError, load_settings, unknown_variables

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


def test_nothing_set_is_enough() -> None:
    settings = load_settings({})
    assert settings.token is None
    assert settings.api_url == "https://api.telegram.org/bot"
    assert settings.log_level == "INFO"


def test_empty_variables_count_as_unset() -> None:
    assert load_settings({"KIMTAN_TOKEN": " ", "KIMTAN_LISTEN": "", "KIMTAN_OFFICERS": ""}) == Settings()


def test_everything_set(tmp_path: Path) -> None:
    settings = load_settings(
        {
            "KIMTAN_TOKEN": f" {TOKEN}\n",
            "KIMTAN_API_URL": "http://127.0.0.1:8081/bot/",
            "KIMTAN_PROXY": "socks5://lan:mat-khau@10.0.0.1:1080",
            "KIMTAN_DATABASE_URL": "sqlite:////var/lib/kimtan/kimtan.db",
            "KIMTAN_WEBHOOK_URL": "https://kimtan.example.vn/telegram",
            "KIMTAN_WEBHOOK_SECRET": "bi-mat_1",
            "KIMTAN_LISTEN": "[::1]:8443",
            "KIMTAN_OFFICERS": "12, 34;56 78",
            "KIMTAN_REPORT": "kim_tan_2020",
            "KIMTAN_KNOWLEDGE": str(tmp_path),
            "KIMTAN_LOG_LEVEL": "debug",
        }
    )
    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN
    assert settings.api_url == "http://127.0.0.1:8081/bot"
    assert settings.listen == Listen("::1", 8443)
    assert settings.officers == {12, 34, 56, 78}
    assert settings.knowledge == tmp_path
    assert settings.log_level == "DEBUG"


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("https://api.telegram.org/bot", "https://api.telegram.org/bot"),
        ("http://bot-api:8081", "http://bot-api:8081/bot"),
        ("http://bot-api:8081/", "http://bot-api:8081/bot"),
        ("https://a.vn/telegram/bot", "https://a.vn/telegram/bot"),
        ("https://api.telegram.org/bot{token}/test", "https://api.telegram.org/bot{token}/test"),
    ],
)
def test_the_bot_api_address_is_the_one_that_the_token_is_appended_to(given: str, used: str) -> None:
    assert load_settings({"KIMTAN_API_URL": given}).api_url == used


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN", "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"),
        ("TOKEN", "123:có dấu"),
        ("API_URL", "api.telegram.org/bot"),
        ("API_URL", "ftp://api.telegram.org/bot"),
        ("API_URL", "https://api.telegram.org/robot/x"),
        ("API_URL", "https://api.telegram.org:99999/bot"),
        ("PROXY", "10.0.0.1:1080"),
        ("PROXY", "socks4://10.0.0.1:1080"),
        ("PROXY", "socks5://10.0.0.1:cong"),
        ("DATABASE_URL", "kimtan.db"),
        ("DATABASE_URL", "sqlite://kimtan.db"),
        ("DATABASE_URL", "mysql://a/b"),
        ("WEBHOOK_URL", "http://kimtan.example.vn"),
        ("WEBHOOK_SECRET", "có dấu"),
        ("WEBHOOK_SECRET", "x" * 257),
        ("LISTEN", "8080x"),
        ("LISTEN", "127.0.0.1:0"),
        ("LISTEN", "127.0.0.1:65536"),
        ("OFFICERS", "12, lan"),
        ("OFFICERS", "-12"),
        ("REPORT", "Kim Tân"),
        ("KNOWLEDGE", "/khong/co/thu/muc"),
        ("LOG_LEVEL", "ồn ào"),
    ],
)
def test_a_fault_is_one_line_that_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load_settings({f"KIMTAN_{name}": value})
    (line,) = str(raised.value).splitlines()
    assert line.startswith(f"KIMTAN_{name}: ")


def test_every_fault_is_said_at_once() -> None:
    environ = {"KIMTAN_TOKEN": "x", "KIMTAN_LISTEN": "x", "KIMTAN_LOG_LEVEL": "x", "KIMTAN_OFFICERS": "1"}
    with pytest.raises(SettingsError) as raised:
        load_settings(environ)
    names = [line.partition(":")[0] for line in raised.value.lines]
    assert names == ["KIMTAN_TOKEN", "KIMTAN_LISTEN", "KIMTAN_LOG_LEVEL"]


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("TOKEN", "123456789 AAHsecret"),
        ("PROXY", "socks4://lan:AAHsecret@10.0.0.1:1080"),
        ("DATABASE_URL", "mysql://lan:AAHsecret@db/kimtan"),
        ("WEBHOOK_SECRET", "AAHsecret bí mật"),
    ],
)
def test_a_secret_that_is_wrong_is_not_repeated(name: str, secret: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load_settings({f"KIMTAN_{name}": secret})
    assert "AAHsecret" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None


def test_no_secret_shows_when_settings_are_printed() -> None:
    settings = load_settings(
        {
            "KIMTAN_TOKEN": TOKEN,
            "KIMTAN_PROXY": "http://lan:AAHsecret@10.0.0.1:8080",
            "KIMTAN_DATABASE_URL": "postgresql://lan:AAHsecret@db/kimtan",
            "KIMTAN_WEBHOOK_SECRET": "AAHsecret",
        }
    )
    printed = f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"
    assert TOKEN not in printed
    assert "AAHsecret" not in printed
    assert set(settings.secrets()) == {TOKEN, "AAHsecret"}


def test_misspelt_names_are_noticed() -> None:
    environ = {"KIMTAN_TOKEN": TOKEN, "KIMTAN_TOKKEN": "x", "KIMTANLOG": "x", "HOME": "/"}
    assert unknown_variables(environ) == ("KIMTAN_TOKKEN",)
