"""Bringing a database file to the tables that this version needs, step by step, each step once and whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass


class NewerDatabaseError(sqlite3.DatabaseError):
    """The file was written by a newer version; touching it might spoil it."""


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that is kept. Numbered by itself, so that two concerns never fight over a number."""

    name: str
    migrations: tuple[str, ...]
    """SQL scripts; the first is number 1. Never changed once released: a change is one more at the end."""


_LEDGER = "CREATE TABLE IF NOT EXISTS migrations (concern TEXT, number INTEGER, PRIMARY KEY (concern, number)) STRICT"


def migrate(connection: sqlite3.Connection, concerns: Sequence[Concern]) -> None:
    """Carry out what is missing, in one transaction: killed halfway, nothing has changed.

    Raises sqlite3.Error; NewerDatabaseError when the file knows steps that this version does not.
    """
    connection.execute("BEGIN IMMEDIATE")  # a second process waits here, then finds all done
    try:
        connection.execute(_LEDGER)
        for concern in concerns:
            _advance(connection, concern)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _advance(connection: sqlite3.Connection, concern: Concern) -> None:
    (done,) = connection.execute("SELECT coalesce(max(number), 0) FROM migrations WHERE concern = ?", [concern.name]).fetchone()
    if done > len(concern.migrations):
        raise NewerDatabaseError(concern.name)
    for number, script in enumerate(concern.migrations[done:], done + 1):
        for statement in _statements(script):
            connection.execute(statement)
        connection.execute("INSERT INTO migrations VALUES (?, ?)", [concern.name, number])


def _statements(script: str) -> list[str]:
    """One by one, because `executescript` would end the transaction."""
    statements, begun = [], ""
    for piece in script.split(";"):
        begun += piece + ";"
        if sqlite3.complete_statement(begun):
            statements.append(begun.strip())
            begun = ""
    return [statement for statement in statements if statement != ";"]
