"""How somebody is named among neighbours: by their door, never by name."""

from domain.ballots import Ballot
from storage.database import Tx
from storage.places import households, tree
from views.texts import Texts


async def door_of(tx: Tx, say: Texts, ballot: Ballot, person_id: int | None) -> str:
    """The flat somebody lives in at the ballot's place; else, a neighbour."""
    homes = await households.homes_of(tx, person_id) if person_id else []
    inside = {place.id for place in await tree.inside(tx, ballot.place_id)}
    here = next((home for home in homes if home.place_id in inside), None)
    return f"{here.stairwell}{here.room}" if here else say.plain("ballot-someone")
