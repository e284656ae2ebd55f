"""XML as a stream of elements with their lines, in little memory however deep it is; entities are refused."""

import re
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, ErrorHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

from bot.core.errors import TranscriptError
from bot.wording import transcripts as wording

_DEEPEST = 200
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>")
_ROOT = re.compile(
    r"(?:\s|<\?[^>]*+>|(?><!--.*?-->)|<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*+)?>)*+<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL
)


class Elements(ContentHandler):
    """What a reader of an XML format derives from; names come without their namespace, which files get wrong."""

    line = 0
    _depth = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None: ...

    def closed(self, name: str) -> None: ...

    def said(self, text: str) -> None: ...

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        self._locator = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self.line = self._locator.getLineNumber() or 0
        self._depth += 1
        if self._depth > _DEEPEST:
            raise SAXParseException("elements within elements without end", None, self._locator)
        self.opened(_local(name), {_local(key): attrs.getValue(key) for key in attrs.getNames()})

    def endElement(self, name: str) -> None:  # noqa: N802
        self._depth -= 1
        self.closed(_local(name))

    def characters(self, content: str) -> None:
        self.said(content)


def root_of(text: str) -> str:
    """The name of the first element, in lower case; nothing if this is no XML."""
    found = _ROOT.match(text[:20_000])
    return found[1].lower() if found else ""


def parse(text: str, handler: Elements, source: str) -> None:
    """Run through the elements.

    Raises:
        TranscriptError: it is not well-formed, or declares entities.
    """
    declaration = _DECLARATION.match(text)
    body = text[declaration.end() :] if declaration else text.lstrip()
    above = text[: len(text) - len(body)]
    try:
        parseString(("\n" * above.count("\n") + body).encode(), handler, ErrorHandler())
    except SAXParseException as error:
        reason = wording.NOT_XML.format(problem=error.getMessage())
        raise TranscriptError(source, reason, error.getLineNumber()) from error
    except DefusedXmlException as error:
        raise TranscriptError(source, wording.XML_ENTITIES, handler.line or 1) from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]
