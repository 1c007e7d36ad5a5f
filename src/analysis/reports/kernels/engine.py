"""The papermill engine of the reports (`papermill --engine atlas …` finds it too).

It differs from papermill's own in four ways: the kernel is this interpreter's, whatever the notebook was
saved with; it talks over files instead of open TCP ports (ipykernel itself opens one more, on the loopback address, on
which it takes nothing but the prints of the kernel's own child processes, by a secret word); the notebook is saved at the end and every half
minute instead of twice per cell, which is quadratic; and the kernel is asked which processed tables it
read.
"""

from __future__ import annotations

import ast
import itertools
import json
import math
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import Any

import zmq
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager
from traitlets import Unicode

from analysis.vocabulary import media
from analysis.workplace import Workplace

SAVE_EVERY = 30.0
"""Seconds between two saves of a running notebook."""

_READ = {
    "tables_read": "(lambda m: __import__('json').dumps(m.reads()) if hasattr(m, 'reads') else None)"
    "(__import__('sys').modules.get('analysis.dataset'))",
    "files_read": "(lambda m: __import__('json').dumps(m.told()) if m else '{}')"
    "(__import__('sys').modules.get('analysis.files_read'))",
}
"""What was read through `analysis.dataset` (as its `reads` says), and noted in `analysis.files_read`: what to ask a kernel."""
_FINISH = """
_beside = __import__("sys").modules.get("analysis.charts.beside")
if _beside:
    _beside.finish()
"""
_counter = itertools.count(1)
_places: set[Workplace] = set()


class KernelStartError(Exception):
    """A kernel that did not start: not the fault of the notebook, so worth a second try."""


class DrawnBesideError(KernelStartError):
    """A figure that was not drawn beside the notebook: in an ordinary kernel it is drawn in its cell, which says why."""


class OwnKernelSpecs(KernelSpecManager):
    """Every kernel name means a kernel of this interpreter, started by the named provisioner."""

    provisioner = Unicode("local-provisioner")

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the one kernel specification."""
        return KernelSpec(
            argv=[
                sys.executable,
                "-P",
                "-Xfrozen_modules=off",
                "-m",
                "ipykernel_launcher",
                "-f",
                "{connection_file}",
            ],
            display_name="Python",
            language="python",
            metadata={"kernel_provisioner": {"provisioner_name": self.provisioner, "config": {}}},
        )


class PromptClient(AsyncKernelClient):
    """Is ready as soon as the kernel has answered on both channels.

    jupyter_client's own waits for 0.2 s of silence instead, which each report would pay.
    """

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers; raise RuntimeError when it dies or takes too long."""
        end = time.monotonic() + (timeout or math.inf)
        while time.monotonic() < end:
            request = self.kernel_info()
            try:
                reply = await self.shell_channel.get_msg(timeout=1)
                while not self._is_end_of(request, await self.iopub_channel.get_msg(timeout=0.2)):
                    pass
            except Empty:
                # Not up yet, or the subscription came too late for the answer: ask again.
                if not await self.parent.is_alive():
                    raise RuntimeError("the kernel died before it answered") from None
            else:
                self._handle_kernel_info_reply(reply)
                return
        raise RuntimeError(f"the kernel did not answer in {timeout:g} s")

    @staticmethod
    def _is_end_of(request: str, message: dict[str, Any]) -> bool:
        idle = message["content"].get("execution_state") == "idle"
        return idle and message["parent_header"].get("msg_id") == request


class SparingManager(NotebookExecutionManager):
    """Saves a running notebook every `SAVE_EVERY` seconds, and one that broke off; papermill writes what went through."""

    went_through = False

    def save(self, **kwargs: Any) -> None:
        """Save when the notebook has broken off or the last save is long ago."""
        long_ago = (self.now() - self.last_save_time).total_seconds() >= SAVE_EVERY
        if not self.went_through if self.end_time else long_ago:
            super().save(**kwargs)


class ReportClient(PapermillNotebookClient):
    """Runs the cells, then asks the kernel which processed tables it read."""

    def execute(self, **kwargs: Any) -> Any:
        """Run the notebook.

        Raises
        ------
        KernelStartError
            When the kernel did not start; nothing of the notebook has run then.
        """
        self.reset_execution_trackers()
        setup = self.setup_kernel(cleanup_kc=True, **kwargs)
        try:
            setup.__enter__()
        except Exception as error:
            raise KernelStartError(f"the kernel did not start ({type(error).__name__}: {error})") from error
        with _Leave(setup):
            self.papermill_execute_cells()
            self._finish_figures()
            reply = self.wait_for_reply(self.kc.kernel_info())
            self.nb.metadata["language_info"] = reply["content"]["language_info"]
            read = self._answers(_READ)
            self.nb.metadata["atlas"] = {
                "tables_read": read["tables_read"],
                "files_read": read["files_read"] or {},
                "why_ordinary": getattr(self.km.provisioner, "why_ordinary", ""),
            }
        return self.nb

    def _finish_figures(self) -> None:
        """Wait for what is drawn beside the notebook; it is put where its cell has left room."""
        if not os.environ.get(media.DRAW_BESIDE):
            return
        self.nb.cells.append(cell := new_code_cell(_FINISH))
        with suppress(CellExecutionError):
            self.execute_cell(cell, len(self.nb.cells) - 1)
        self.nb.cells.pop()
        for output in cell.outputs:
            if output.output_type == "error":
                raise DrawnBesideError(output.evalue)

    def _answers(self, questions: dict[str, str]) -> dict[str, dict | None]:
        """What the kernel answers to each question, which asks for JSON as a text; None where it can't say."""
        message = self.kc.execute("", silent=True, store_history=False, user_expressions=questions)
        answers = self.wait_for_reply(message)["content"].get("user_expressions", {})
        told = {
            name: ast.literal_eval(answer["data"]["text/plain"])
            for name, answer in answers.items()
            if answer.get("status") == "ok"
        }
        return {name: json.loads(told[name]) if told.get(name) else None for name in questions}


class _Leave:
    """Leave a context that was entered by hand, so that an error on entering can be told from one inside."""

    def __init__(self, context: Any) -> None:
        self.context = context

    def __enter__(self) -> None:
        pass

    def __exit__(self, *error: Any) -> Any:
        return self.context.__exit__(*error)


class AtlasEngine(Engine):
    """papermill engine with kernels of this interpreter, by default forked from a warm parent."""

    @classmethod
    def execute_notebook(
        cls,
        nb: Any,
        kernel_name: str,
        output_path: str | None = None,
        progress_bar: bool = True,
        log_output: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Run a notebook under a manager that saves sparingly (else as in papermill)."""
        manager = SparingManager(
            nb, output_path=output_path, progress_bar=progress_bar, log_output=log_output
        )
        manager.notebook_start()
        try:
            cls.execute_managed_notebook(manager, kernel_name, log_output=log_output, **kwargs)
            manager.went_through = True
        finally:
            manager.cleanup_pbar()
            manager.notebook_complete()
        return manager.nb

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        provisioner: str = "atlas-warm",
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        **kwargs: Any,
    ) -> None:
        """Run the cells in a kernel of the named provisioner."""
        # The socket files need a short path: 107 characters are the most for a Unix socket.
        place = Workplace("atlas-kernel-")
        _places.add(place)
        try:
            ReportClient(
                nb_man,
                km=_kernel_manager(place.path, provisioner),
                kernel_name=kernel_name,
                timeout=execution_timeout,
                startup_timeout=start_timeout,
                shutdown_kernel="immediate",
                store_widget_state=False,
            ).execute()
        finally:
            _remove(place)


def remove_folders() -> None:
    """Remove the socket folders of running kernels; for a process that is about to end itself."""
    for place in list(_places):
        _remove(place)


def _remove(place: Workplace) -> None:
    place.close()
    _places.discard(place)


def _kernel_manager(folder: Path, provisioner: str) -> AsyncKernelManager:
    # ipc: nobody else on the machine can connect, no port can clash, and no kernel warns of an open port.
    transport = "ipc" if zmq.has("ipc") and os.name == "posix" else "tcp"
    return AsyncKernelManager(
        kernel_spec_manager=OwnKernelSpecs(provisioner=provisioner),
        client_class="analysis.reports.kernels.engine.PromptClient",
        transport=transport,
        connection_file=str(folder / f"kernel-{next(_counter)}.json"),
    )
