"""Reading a picture as whoever receives it would."""

from io import BytesIO

from PIL import Image

from bot.core.pictures.model import ALT_LIMIT, Picture


def opened(picture: Picture) -> Image.Image:
    """The image, once it is sound: a PNG of the size it states, with a description that Discord takes."""
    image = Image.open(BytesIO(picture.png))
    image.load()
    assert image.format == "PNG"
    assert image.size == (picture.width, picture.height)
    assert 0 < len(picture.alt) <= ALT_LIMIT
    assert picture.name.endswith(".png")
    return image
