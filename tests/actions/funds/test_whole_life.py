"""A fund from its draft to its end, as hypothesis makes people press: see machine and holds."""

from hypothesis import HealthCheck, settings

from tests.actions.funds.machine import Life

TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=12,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
