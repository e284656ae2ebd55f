"""Every command with an example, page by page."""

from collections.abc import Iterator, Mapping, Sequence
from re import Match
from typing import Any, Self

from discord import app_commands, ui

from bot.discord_ui.opening import show_in_place
from bot.discord_ui.replies import Guarded, Interaction
from bot.discord_ui.services import service
from bot.discord_ui.views import DetachedView
from bot.features.about.current import all_here
from bot.features.about.examples import examples
from bot.features.about.filling import filled, values
from bot.interviews.catalogue import Interviews
from bot.wording import about as wording

PAGE_CHARACTERS = 1000
Tree = app_commands.CommandTree[Any]
Root = app_commands.Command[Any, Any, Any] | app_commands.Group | app_commands.ContextMenu


async def help_page(interaction: Interaction, number: int) -> ui.LayoutView:
    """Page `number`, counted from 0; past the end it is the last one. The first begins with what there is here."""
    pages = paged(list(groups(interaction.client.tree, await values(interaction))))
    number = min(number, len(pages) - 1)
    card: ui.Container[Any] = ui.Container(ui.TextDisplay(wording.HELP_HEADING))
    if number == 0:
        card.add_item(ui.TextDisplay(all_here(service(interaction, Interviews), interaction.guild_id)))
        for part in await examples(interaction) or ():
            card.add_item(ui.TextDisplay(part) if isinstance(part, str) else part)
    for group in pages[number]:
        card.add_item(ui.Separator())
        card.add_item(ui.TextDisplay(group))
    if len(pages) > 1:
        card.add_item(ui.TextDisplay(wording.PAGE_OF.format(page=number + 1, pages=len(pages))))
        row: ui.ActionRow[Any] = ui.ActionRow()
        row.add_item(HelpButton(max(0, number - 1), "back", wording.BACK, disabled=number == 0))
        row.add_item(HelpButton(number + 1, "on", wording.ON, disabled=number == len(pages) - 1))
        card.add_item(row)
    view = DetachedView()
    view.add_item(card)
    return view


def groups(tree: Tree, values: Mapping[str, str]) -> Iterator[str]:
    """A text for each group of commands, its examples filled in with `values`; those that stand alone, and those of
    messages, are groups, too."""
    alone: list[str] = []
    for root in sorted(tree.get_commands(), key=place):
        match root:
            case app_commands.Group():
                lines = [_line(command, values) for command in _leaves(root)]
                yield "\n".join([wording.GROUP_HEADING.format(name=root.name, about=root.description), *lines])
            case app_commands.Command():
                alone.append(_line(root, values))
            case _:
                pass
    yield "\n".join([wording.ALONE_HEADING, *alone])
    menus = [root for root in tree.get_commands() if isinstance(root, app_commands.ContextMenu)]
    yield "\n".join([wording.MENUS_HEADING, *(wording.MENU_LINE.format(name=menu.name) for menu in menus)])


def place(root: Root) -> int:
    """Where a command stands among the others, the most useful first."""
    return wording.ORDER.index(root.name) if root.name in wording.ORDER else len(wording.ORDER)


def _leaves(group: app_commands.Group) -> list[app_commands.Command[Any, Any, Any]]:
    return [command for command in group.walk_commands() if isinstance(command, app_commands.Command)]


def _line(command: app_commands.Command[Any, Any, Any], values: Mapping[str, str]) -> str:
    example = filled(command.qualified_name, values)
    return wording.COMMAND_LINE.format(example=example, about=command.description)


def paged(texts: Sequence[str]) -> list[list[str]]:
    """As many groups a page as fit; one that is longer has a page for itself."""
    pages: list[list[str]] = [[]]
    for text in texts:
        if pages[-1] and sum(map(len, pages[-1])) + len(text) > PAGE_CHARACTERS:
            pages.append([])
        pages[-1].append(text)
    return pages


class HelpButton(Guarded, ui.DynamicItem[ui.Button[Any]], template=r"help:(?P<way>back|on):(?P<page>\d{1,3})"):
    """Another page; `way` tells the two buttons of a message apart."""

    def __init__(self, page: int, way: str, label: str = "", *, disabled: bool = False) -> None:
        self.page = page
        super().__init__(ui.Button(label=label, custom_id=f"help:{way}:{page}", disabled=disabled))

    @classmethod
    async def from_custom_id(cls, interaction: Interaction, item: ui.Item[Any], match: Match[str]) -> Self:
        return cls(int(match["page"]), match["way"])

    async def pressed(self, interaction: Interaction) -> None:
        await show_in_place(interaction, await help_page(interaction, self.page))
