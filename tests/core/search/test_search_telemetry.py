import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_model_runtime_leaves_no_id_of_the_machine(tmp_path: Path) -> None:
    """Its opt-out has to be set before it is imported; it leaves an id in the home folder where it is not."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    code = "from bot.core.search.embedding import make_embedder; make_embedder('minilm', 1)"
    subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, check=True, timeout=120)
    assert list(tmp_path.iterdir()) == []
