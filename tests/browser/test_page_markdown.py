"""Discord's markdown as the page draws it."""

import random
from typing import Any

import pytest
import pytest_asyncio
from browser.tabs import Tabs, Windows
from playwright.async_api import Page

from bot.playground.server import Playground

DRAW = """async ({texts, message}) => {
    const { rich } = await import("/static/rich.js");
    return texts.map((text) => {
        const box = document.createElement("div");
        box.append(rich(text, { message }));
        document.body.append(box);
        const names = [...box.querySelectorAll("*")].map((one) => one.localName);
        const attributes = [...box.querySelectorAll("*")].flatMap((one) => one.getAttributeNames());
        const links = [...box.querySelectorAll("[href], [src]")].map((one) => one.getAttribute("href") ?? one.src);
        const drawn = { html: box.innerHTML, text: box.textContent, names, attributes, links };
        box.remove();
        return drawn;
    });
}"""
BLOCKS = {"blockquote", "div", "h1", "h2", "h3", "li", "ol", "pre", "small", "ul"}
ELEMENTS = BLOCKS | {"a", "button", "code", "em", "path", "s", "span", "strong", "svg", "time", "u"}

PLAIN = [
    ("**bold**", "<strong>bold</strong>"),
    ("*it* _it_", "<em>it</em> <em>it</em>"),
    ("***both***", "<em><strong>both</strong></em>"),
    ("**bold *and italic***", "<strong>bold <em>and italic</em></strong>"),
    ("*italic **and bold***", "<em>italic <strong>and bold</strong></em>"),
    ("__under__ ~~gone~~", "<u>under</u> <s>gone</s>"),
    ("snake_case_name", "snake_case_name"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    (r"\*not\* \_it\_ \\", r"*not* _it_ \\".replace(r"\\", "\\")),
    ("**a \\*\\* b**", "<strong>a ** b</strong>"),
    ("`**code**`", "<code>**code**</code>"),
    ("`` a`b ``", "<code> a`b </code>"),
    ("```py\nx = 1\n```", '<pre><code data-language="py">x = 1</code></pre>'),
    ("```\n<b>\n```after", "<pre><code>&lt;b&gt;</code></pre>after"),
    ("```open", "```open"),
    ("# One\ntext", '<h1 class="heading">One</h1>text'),
    ("### **Three**", '<h3 class="heading"><strong>Three</strong></h3>'),
    ("#no", "#no"),
    ("a # b", "a # b"),
    ("-# quiet\nloud", '<small class="subtext">quiet</small>loud'),
    ("- a\n- b\n  - c", "<div><ul><li>a</li><li>b<div><ul><li>c</li></ul></div></li></ul></div>"),
    ("3. a\n4. b", '<div><ol start="3"><li>a</li><li>b</li></ol></div>'),
    ("- a\n1. b", '<div><ul><li>a</li></ul><ol start="1"><li>b</li></ol></div>'),
    ("1.5 times", "1.5 times"),
    ("> a\n> b\nc", '<div class="quote"><span class="quote-bar"></span><blockquote>a\nb</blockquote></div>c'),
    (">>> a\n\nb", '<div class="quote"><span class="quote-bar"></span><blockquote>a\n\nb</blockquote></div>'),
    (">no", "&gt;no"),
    ("a\n\nb", "a\n\nb"),
    ("<:blob:123>", '<span class="custom-emoji" title=":blob:">:blob:</span>'),
    ("@everyone @here", "@everyone @here"),
    ("<b>hi</b> &amp;", "&lt;b&gt;hi&lt;/b&gt; &amp;amp;"),
]
LINKS = [
    ("https://example.com/a?b=1, yes", "https://example.com/a?b=1"),
    ("(see https://example.com/a)", "https://example.com/a"),
    ("https://example.com/wiki/A_(b).", "https://example.com/wiki/A_(b)"),
    ("<https://example.com/x>", "https://example.com/x"),
    ("[name](https://example.com/y)", "https://example.com/y"),
    ("[**name**](<https://example.com/z> 'tip')".replace("'", '"'), "https://example.com/z"),
    ("**https://example.com/bold**", "https://example.com/bold"),
]
ATTACKS = [
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "[click](javascript:window.hacked=1)",
    "[click](data:text/html,<script>window.hacked=1</script>)",
    '[click](https://example.com/" onmouseover="window.hacked=1)',
    "<javascript:window.hacked=1>",
    "```html\n<img src=x onerror=window.hacked=1>\n```",
    "`<svg onload=window.hacked=1>`",
    "||<svg onload=window.hacked=1>||",
    "<t:1:R onload=window.hacked=1>",
    '</x" onclick="window.hacked=1:1>',
    "# <iframe srcdoc='<script>parent.hacked=1</script>'>",
    '<a:" onload="window.hacked=1:1>',
]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def drawing(windows: Windows) -> Any:
    """A page to draw on; every case of this file shares it."""
    async with Playground(bot_name="Showcase") as playground:
        tabs = Tabs(windows)
        page = await tabs.open(playground.url)
        yield page, playground
        await tabs.close()
        assert not tabs.complaints


async def draw(page: Page, *texts: str, message: Any = None) -> list[dict[str, Any]]:
    return await page.evaluate(DRAW, {"texts": texts, "message": message})


@pytest.mark.parametrize(("text", "html"), PLAIN)
async def test_markdown(drawing: tuple[Page, Playground], text: str, html: str) -> None:
    [drawn] = await draw(drawing[0], text)
    assert drawn["html"] == html


@pytest.mark.parametrize(("text", "url"), LINKS)
async def test_links(drawing: tuple[Page, Playground], text: str, url: str) -> None:
    [drawn] = await draw(drawing[0], text)
    assert drawn["links"] == [url]


async def test_names_stand_for_mentions(drawing: tuple[Page, Playground]) -> None:
    page, playground = drawing
    ada = playground.world.people[0]["id"]
    general = playground.world.text_channels[0].id
    [drawn] = await draw(page, f"<@{ada}> <@!{ada}> <#{general}> <@1> <#1> </quote find:12>")
    assert drawn["text"] == "@Ada @Ada general @unknown-user #unknown /quote find"


async def test_a_message_names_only_whom_it_carries_as_for_a_client_that_knows_nobody(
    drawing: tuple[Page, Playground],
) -> None:
    ben, cleo = (person["id"] for person in drawing[1].world.people[1:3])
    message = {"mentions": [{"id": ben, "username": "ben", "global_name": "Ben"}]}
    [drawn] = await draw(drawing[0], f"<@{ben}> <@{cleo}>", message=message)
    assert drawn["text"] == "@Ben @unknown-user"


async def test_everyone_is_a_mention_only_where_it_reached_everyone(drawing: tuple[Page, Playground]) -> None:
    [plain] = await draw(drawing[0], "@everyone")
    [reached] = await draw(drawing[0], "@everyone", message={"mention_everyone": True})
    assert plain["names"] == []
    assert reached["html"] == '<span class="mention">@everyone</span>'


async def test_timestamps(drawing: tuple[Page, Playground]) -> None:
    drawn = await draw(drawing[0], "<t:0:D>", "<t:0:t>", "<t:99999999999999>", "<t:0:R>")
    assert [one["text"] for one in drawn][:2] == ["1 January 1970", "00:00"]
    assert drawn[2]["names"] == [], "no such date"
    assert drawn[3]["text"].endswith("years ago")
    assert 'data-relative="0"' in drawn[3]["html"]


async def test_a_spoiler_keeps_its_secret_until_it_is_clicked(drawing: tuple[Page, Playground]) -> None:
    page, _ = drawing
    await page.evaluate(
        """async () => {
            const { rich } = await import("/static/rich.js");
            document.querySelector("[role=log]").append(rich("||the secret||"));
        }"""
    )
    spoiler = page.get_by_role("button", name="Spoiler")
    assert not await page.get_by_text("the secret").is_visible()
    await spoiler.press("Enter")
    assert await page.get_by_text("the secret").is_visible()


@pytest.mark.parametrize("text", ATTACKS)
async def test_nothing_written_runs(drawing: tuple[Page, Playground], text: str) -> None:
    page, _ = drawing
    [drawn] = await draw(page, text)
    assert await page.evaluate("window.hacked") is None
    assert not [name for name in drawn["attributes"] if name.startswith("on") or name == "srcdoc"]
    assert set(drawn["names"]) <= ELEMENTS
    assert all(url.startswith("https://example.com/") for url in drawn["links"])


async def test_any_text_is_drawn_with_known_elements_and_loses_no_words(drawing: tuple[Page, Playground]) -> None:
    marks = ["*", "**", "_", "__", "~~", "||", "`", "```", "> ", ">>> ", "# ", "-# ", "- ", "1. ", "\n", "\\", " "]
    marks += [
        "[",
        "](https://a.bc)",
        "<",
        ">",
        "<t:1>",
        "<@1>",
        "https://a.bc",
        "@everyone",
        "(",
        ")",
        "שלום",
        "🙂",
    ]
    dice = random.Random(7)
    texts = ["".join(dice.choice([*marks, "word", "x"]) for _ in range(dice.randint(1, 60))) for _ in range(600)]
    for text, drawn in zip(texts, await draw(drawing[0], *texts), strict=True):
        assert set(drawn["names"]) <= ELEMENTS, text
        assert drawn["text"].count("word") == text.count("word"), text


@pytest.mark.parametrize("part", ["*a ", "**", "_a ", "||", "[", "> ", "- ", "`", "~~a", "<", "[a](", "\\"])
async def test_a_long_text_of_marks_is_drawn_at_once(drawing: tuple[Page, Playground], part: str) -> None:
    [drawn] = await draw(drawing[0], part * (4000 // len(part)))
    assert set(drawn["names"]) <= ELEMENTS


async def test_emoji_are_drawn_where_the_system_has_no_font_for_them(drawing: tuple[Page, Playground]) -> None:
    loaded = "document.fonts.load('16px \"Outlined Emoji\"', '🧠').then(found => found.map(one => one.status))"
    assert await drawing[0].evaluate(loaded) == ["loaded"]
