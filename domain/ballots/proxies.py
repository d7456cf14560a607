"""Voting for somebody else. Source: domain/ballots.md, "Proxy"."""

from dataclasses import dataclass

from domain.ballots.refusals import Refusal

MOST_PRINCIPALS = 3


@dataclass(frozen=True, slots=True)
class Proxy:
    """One head's wish to be spoken for; heads are keys of the roll.

    `principals`: heads the agent speaks for already. `agent_heads`: the agent's own, of which
    `passed_on` are spoken for by others. `principal_speaks`: whether this head's people speak
    for another head.
    """

    principal: str
    written: bool
    principals: frozenset[str]
    agent_heads: frozenset[str]
    passed_on: frozenset[str]
    principal_speaks: bool
    property_staff: bool


def proxy_refusal(proxy: Proxy) -> Refusal | None:
    """Why this agent cannot speak for this head, or None; at most three heads an agent."""
    reasons = (
        (proxy.property_staff, Refusal.PROXY_STAFF),
        (not proxy.written, Refusal.PROXY_NOT_WRITTEN),
        (proxy.principal in proxy.agent_heads, Refusal.PROXY_SELF),
        # In a chain nobody could say any more whose will a vote was.
        (proxy.principal_speaks or bool(proxy.agent_heads & proxy.passed_on), Refusal.PROXY_CHAIN),
        (len(proxy.principals | {proxy.principal}) > MOST_PRINCIPALS, Refusal.PROXY_TOO_MANY),
    )
    return next((reason for applies, reason in reasons if applies), None)
