"""The public APIs as a program uses them: a connection, sign-ins, and one class per kind of person."""

from cli.client.answers import Answer, Refused
from cli.client.connection import Connection, Exchange
from cli.client.desk import Desk
from cli.client.feed_reader import FeedReader
from cli.client.member import Account, Member
from cli.client.ministry import Editor, Publisher, Reviewer
from cli.client.reporting import Approver, Liaison
from cli.client.staff import Operator, Registrar
from cli.client.uploading import SourceFile

__all__ = [
    "Account",
    "Answer",
    "Approver",
    "Connection",
    "Desk",
    "Editor",
    "Exchange",
    "FeedReader",
    "Liaison",
    "Member",
    "Operator",
    "Publisher",
    "Refused",
    "Registrar",
    "Reviewer",
    "SourceFile",
]
