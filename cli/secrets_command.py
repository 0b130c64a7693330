"""`openweek secrets`: make what docker compose needs to know and nobody else may."""

from pathlib import Path
from typing import Annotated

import typer

from cli.secrets import write_env_file
from cli.stack.layout import ROOT

app = typer.Typer(help="Secrets of the containers.", no_args_is_help=True)


@app.callback()
def secrets() -> None:
    """Keep `init` a word of its own while it is the only one."""


@app.command()
def init(path: Annotated[Path, typer.Option(help="The file docker compose reads.")] = ROOT / ".env") -> None:
    """Write random secrets to .env, readable by you alone; what stands there is never overwritten."""
    added = write_env_file(path)
    print(f"{path}: {', '.join(added)} added" if added else f"{path}: complete, nothing changed")
