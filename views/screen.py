"""What a person sees: HTML text, rows of buttons and pictures, with no Telegram in sight."""

from dataclasses import dataclass

from domain.calendars import Agenda
from domain.papers import Paper
from domain.sheets import Workbook
from views.buttons import ButtonData


@dataclass(frozen=True, slots=True)
class Button:
    """A button that says something to the bot; `style` is success or danger, never alone."""

    label: str
    data: ButtonData
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an address, or a chat with the bot by `start` payload."""

    label: str
    url: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A button that puts a text into the clipboard."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Media:
    """A file that Telegram already has, or a location.

    `kind` is photo, video, video_note, animation, voice, audio, document or location.
    """

    kind: str
    file_id: str = ""
    latitude: float = 0.0
    longitude: float = 0.0


@dataclass(frozen=True, slots=True)
class Document:
    """A file made here, to be sent.

    A paper, a workbook or a calendar is made into bytes only then: that takes long, and drawing
    holds up the database. Name them `….pdf`, `….xlsx` and `….ics`.
    """

    name: str
    content: bytes | Paper | Workbook | Agenda


@dataclass(frozen=True, slots=True)
class Ask:
    """The message is a question to one person: their next message is the answer."""

    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The words that stand under the input field until replaced; `contact` asks for the phone."""

    rows: tuple[tuple[str, ...], ...]
    contact: str = ""


Row = tuple[Button | Link | Copy, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    text: str
    rows: tuple[Row, ...] = ()
    media: tuple[Media, ...] = ()
    # The text is its caption, at most 1,024 characters: one message, whole or not at all.
    picture: Media | None = None
    document: Document | None = None
    ask: Ask | None = None
    # A message has only one of buttons, question and keyboard: Telegram has one field for all.
    keyboard: Keyboard | None = None
