"""The page's own files and the local CDN, and who may ask for them: only this machine, only this page."""

from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from pathlib import Path

from aiohttp import web

from bot.playground.files import Files

FONTS, EMOJI = "manimgx_fonts", "NotoEmoji*.ttf"
STATIC = Path(__file__).parent / "static"
CONTENT_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}
SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp", "text/plain")
PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self'; "
    "connect-src 'self' ws://{host}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another site could send: a foreign Host (DNS rebinding) or Origin.

    The page's own socket and uploads must name their origin; the bot, which is no browser, names none.
    """
    socket = request.transport.get_extra_info("sockname") if request.transport else None
    port = socket[1] if socket else 0
    hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
    hosts |= {"127.0.0.1", "localhost"} if port == 80 else set()
    origin = request.headers.get("Origin")
    if request.host not in hosts:
        raise web.HTTPForbidden(text="The playground answers this machine only.")
    if origin != f"http://{request.host}" and (origin or request.path.startswith("/page")):
        raise web.HTTPForbidden(text="The playground answers its own page only.")
    response = await handler(request)
    if not response.prepared:
        response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def add_files(app: web.Application, files: Files) -> None:
    """Serve `/`, `/static/…`, `/fonts/…` and `/attachments/…`."""

    async def attachment(request: web.Request) -> web.Response:
        stored = files.get(request.match_info["id"])
        if stored is None:
            raise web.HTTPNotFound
        headers = {"Content-Security-Policy": "sandbox; default-src 'none'"}
        if stored.content_type not in SHOWN_INLINE:
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=stored.content, content_type=stored.content_type, headers=headers)

    app.router.add_get("/", _index)
    app.router.add_get("/static/{path:.+}", _static)
    app.router.add_get("/fonts/emoji.ttf", _emoji)
    app.router.add_get("/attachments/{channel}/{id}/{name}", attachment)


async def _index(request: web.Request) -> web.Response:
    return _file(request, STATIC / "index.html")


async def _static(request: web.Request) -> web.Response:
    return _file(request, STATIC / request.match_info["path"])


async def _emoji(_request: web.Request) -> web.Response:
    """Outlined emoji, which come with the fonts for pictures; a font with coloured ones would be 10 MB more."""
    found = _emoji_font()
    if found is None:
        raise web.HTTPNotFound
    headers = {"Cache-Control": "max-age=86400"}
    return web.Response(body=found.read_bytes(), content_type="font/ttf", headers=headers)


def _emoji_font() -> Path | None:
    spec = find_spec(FONTS)
    folders = (spec and spec.submodule_search_locations) or ()
    return next((path for folder in folders for path in Path(folder).glob(EMOJI)), None)


def _file(request: web.Request, path: Path) -> web.Response:
    whole = path.resolve()
    if not whole.is_relative_to(STATIC) or not whole.is_file() or whole.suffix not in CONTENT_TYPES:
        raise web.HTTPNotFound
    headers = {"Cache-Control": "no-cache", "Content-Security-Policy": PAGE_POLICY.format(host=request.host)}
    content_type = CONTENT_TYPES[whole.suffix]
    charset = None if content_type.startswith(("image/", "font/")) else "utf-8"
    return web.Response(body=whole.read_bytes(), content_type=content_type, charset=charset, headers=headers)
