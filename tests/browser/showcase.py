"""A small bot on the real discord.py client that sends everything a page must draw."""

import asyncio
import io
from collections.abc import Awaitable, Callable
from typing import Any, Literal

import discord
from discord import app_commands, ui

Interaction = discord.Interaction[Any]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0003860180e5c1d1150000000049454e44ae426082"
)


def picture(name: str = "pixel.png") -> discord.File:
    return discord.File(io.BytesIO(PIXEL), name, description="A tiny picture")


async def _hold(interaction: Interaction) -> None:
    assert isinstance(interaction.client, Showcase)
    interaction.client.held.put_nowait(interaction.id)
    await interaction.client.may_go_on.wait()


class Panel(ui.LayoutView):
    """Components V2 of every kind."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        more = ui.Button[Any](label="More", custom_id="more")
        stuck = ui.Button[Any](label="Stuck", custom_id="stuck", style=discord.ButtonStyle.danger)
        off = ui.Button[Any](label="Off", custom_id="off", disabled=True)
        more.callback = self._more
        stuck.callback = _hold
        self._topics = ui.Select[Any](
            custom_id="topics",
            placeholder="Choose topics",
            max_values=2,
            options=[
                discord.SelectOption(label=f"Topic {n}", value=str(n), description="of many") for n in range(4)
            ],
        )
        self._topics.callback = self._chosen
        self.people = ui.UserSelect[Any](custom_id="people", placeholder="Choose a person")
        self.people.callback = self._person
        self.add_item(
            ui.Container[Any](
                ui.TextDisplay[Any]("## A panel\nwith **bold** words"),
                ui.Separator[Any](),
                ui.Section[Any](
                    "Beside a picture", accessory=ui.Thumbnail[Any]("attachment://pixel.png", description="Thumb")
                ),
                ui.MediaGallery[Any](
                    discord.MediaGalleryItem("attachment://pixel.png", description="In the gallery")
                ),
                ui.File[Any]("attachment://notes.txt"),
                ui.ActionRow[Any](more, stuck, off, ui.Button[Any](label="Site", url="https://example.com/")),
                ui.ActionRow[Any](self._topics),
                ui.ActionRow[Any](self.people),
                accent_colour=0x5865F2,
            )
        )

    @staticmethod
    async def _more(interaction: Interaction) -> None:
        await interaction.response.send_message("Here is more", ephemeral=True)

    async def _chosen(self, interaction: Interaction) -> None:
        await interaction.response.send_message(f"topics {sorted(self._topics.values)}")

    async def _person(self, interaction: Interaction) -> None:
        await interaction.response.send_message(f"person {self.people.values[0].display_name}")


class Form(ui.Modal, title="A form"):
    note = ui.TextDisplay[Any]("Fill in **all** of it.")
    name = ui.Label[Any](text="Name", component=ui.TextInput[Any](custom_id="name", min_length=2, max_length=10))
    story = ui.Label[Any](
        text="Story",
        description="A short one",
        component=ui.TextInput[Any](custom_id="story", style=discord.TextStyle.paragraph, required=False),
    )
    topic = ui.Label[Any](
        text="Topic",
        component=ui.Select[Any](
            custom_id="topic", options=[discord.SelectOption(label=name) for name in ("Art", "War")]
        ),
    )
    sure = ui.Label[Any](
        text="Sure?",
        component=ui.RadioGroup[Any](
            custom_id="sure",
            options=[
                discord.RadioGroupOption(label="Yes", value="y"),
                discord.RadioGroupOption(label="No", value="n"),
            ],
        ),
    )

    async def on_submit(self, interaction: Interaction, /) -> None:
        parts: list[Any] = [item.component for item in (self.name, self.story, self.topic, self.sure)]
        name, story, topic, sure = parts
        await interaction.response.send_message(f"{name.value} | {story.value} | {topic.values} | {sure.value}")


class Survey(ui.Modal, title="A survey"):
    extras = ui.Label[Any](
        text="Extras",
        component=ui.CheckboxGroup[Any](
            custom_id="extras",
            options=[discord.CheckboxGroupOption(label=name, value=name) for name in ("salt", "pepper", "chilli")],
        ),
    )
    again = ui.Label[Any](text="Again?", component=ui.Checkbox[Any](custom_id="again"))
    proof = ui.Label[Any](
        text="Proof", component=ui.FileUpload[Any](custom_id="proof", max_values=2, required=False)
    )

    async def on_submit(self, interaction: Interaction, /) -> None:
        parts: list[Any] = [item.component for item in (self.extras, self.again, self.proof)]
        extras, again, proof = parts
        files = [file.filename for file in proof.values]
        await interaction.response.send_message(f"{sorted(extras.values)} | {again.value} | {files}")


class Showcase(discord.Client):
    """`may_go_on` holds `/show slow` and "Stuck" back, whose interactions are `held`; `suggest` answers the
    autocomplete of `/say text`."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True, messages=True), guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)
        self.may_go_on = asyncio.Event()
        self.held = asyncio.Queue[int]()
        self.suggest: Callable[[str], Awaitable[list[str]]] = self._suggest

    @staticmethod
    async def _suggest(typed: str) -> list[str]:
        return [f"{typed} {word}" for word in ("alpha", "bravo", "charlie")]

    async def post(self, content: str | None = None, channel: str = "general", **options: Any) -> discord.Message:
        found = discord.utils.get(self.get_all_channels(), name=channel)
        assert isinstance(found, discord.TextChannel)
        return await found.send(content, **options)

    async def close(self) -> None:
        self.may_go_on.set()
        await super().close()

    async def setup_hook(self) -> None:
        say: app_commands.Command[Any, ..., None] = app_commands.Command(
            name="say", description="Say something", callback=_say
        )
        say.autocomplete("text")(self._choices)
        group = app_commands.Group(name="show", description="Show things")
        for name, callback in SHOWN.items():
            group.add_command(app_commands.Command(name=name, description=f"Show the {name}", callback=callback))
        self.tree.add_command(say)
        self.tree.add_command(group)
        self.tree.add_command(app_commands.ContextMenu(name="Read back", callback=_read_back))
        self.tree.add_command(app_commands.ContextMenu(name="Greet", callback=_greet))
        await self.tree.sync()

    async def _choices(self, _interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=name, value=f"<{name}>") for name in await self.suggest(current)]


@app_commands.describe(text="The words", loud="In capitals", times="How often", file="To go with it")
async def _say(
    interaction: Interaction,
    text: app_commands.Range[str, 1, 40],
    loud: bool = False,
    times: app_commands.Range[int, 1, 3] = 1,
    mood: Literal["merry", "sad"] | None = None,
    who: discord.Member | None = None,
    file: discord.Attachment | None = None,
) -> None:
    words = (text.upper() if loud else text) * times
    content = (await file.read()).decode() if file else None
    await interaction.response.send_message(f"`{words} | {mood} | {who} | {content}`")


async def _panel(interaction: Interaction) -> None:
    files = [picture(), discord.File(io.BytesIO(b"hello"), "notes.txt")]
    await interaction.response.send_message(view=Panel(), files=files)


async def _form(interaction: Interaction) -> None:
    await interaction.response.send_modal(Form())


async def _survey(interaction: Interaction) -> None:
    await interaction.response.send_modal(Survey())


async def _secret(interaction: Interaction) -> None:
    await interaction.response.send_message("Between us", ephemeral=True)


async def _slow(interaction: Interaction) -> None:
    await interaction.response.defer(thinking=True)
    await _hold(interaction)
    await interaction.edit_original_response(content="Done thinking")


async def _silence(_interaction: Interaction) -> None:
    """Never answers."""


async def _read_back(interaction: Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"It says: {message.content}")


async def _greet(interaction: Interaction, member: discord.Member) -> None:
    await interaction.response.send_message(f"Hello {member.mention}")


SHOWN: dict[str, Any] = {
    "panel": _panel,
    "form": _form,
    "survey": _survey,
    "secret": _secret,
    "slow": _slow,
    "silence": _silence,
}
