"""What `kg serve` was started with."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.query.run import Limits

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """Where to listen, who may ask, and how much one question may use.

    `token` is asked of everybody where it is set. `requests_per_minute` of one address is limited where it is set.
    """

    store: str
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    requests_per_minute: int | None = None
    query_workers: int = 2
    limits: Limits = field(
        default_factory=lambda: Limits(cpu_seconds=20, wall_seconds=20, memory_bytes=2 * 1024**3, rows=10_000)
    )

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in LOOPBACK

    @property
    def shown_host(self) -> str:
        """The host as it stands in an address."""
        return f"[{self.host}]" if ":" in self.host else self.host
