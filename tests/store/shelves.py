"""What is on the shelves."""

from bot.store.database import Database
from bot.store.interviews import InterviewStore, StoredInterview
from bot.store.listings import ListingStore


async def everything(database: Database) -> list[StoredInterview]:
    """Every interview with its words, in the order of their numbers."""
    listings = sorted(await ListingStore(database).all(), key=lambda one: one.id)
    found = [await InterviewStore(database).get(listing.id) for listing in listings]
    return [stored for stored in found if stored is not None]
