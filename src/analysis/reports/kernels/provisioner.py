"""The kernel provisioner `atlas-warm`: asks the nursery for a forked kernel, and falls back to an ordinary
one.

Everything but the start is jupyter_client's local provisioner, which sees the forked kernel as a process.
"""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from analysis.reports.kernels import nursery


class WarmProvisioner(LocalProvisioner):
    """Starts kernels by forking a warm parent; `why_ordinary` says why one was not."""

    why_ordinary = ""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Fork a kernel; start an ordinary one, and say so in the log, when that can't be done."""
        try:
            self.process = nursery.shared().fork(
                connection_file=os.path.realpath(self.parent.connection_file),
                env=dict(kwargs.get("env") or os.environ),
                cwd=str(kwargs.get("cwd") or Path.cwd()),
            )
        except nursery.NurseryError as error:
            self.why_ordinary = str(error)
            self.log.warning("no warm kernel (%s): an ordinary one is started", error)
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.pgid = self.process.pid
        self.cwd = kwargs.get("cwd", Path.cwd())
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """End the kernel and see it end: the manager looks only every 0.1 s, which each report would pay."""
        await super().kill(restart)
        end = time.monotonic() + 5
        while self.process is not None and self.process.poll() is None and time.monotonic() < end:
            await asyncio.sleep(0.002)
