"""`openweek`: the one command line. Thin on purpose: each command lives in a module of its own."""

import typer

from cli import doctor, numbers, operations, secrets_command
from cli.demo import command as demo_command
from cli.stack import commands

app = typer.Typer(
    name="openweek",
    help="职业教育活动周网上报送与宣传遴选系统",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
app.command()(commands.up)
app.command()(commands.down)
app.command()(commands.status)
app.command()(commands.logs)
app.command()(commands.restart)
app.command()(doctor.doctor)
app.add_typer(secrets_command.app, name="secrets")
app.add_typer(demo_command.app, name="demo")
app.command()(numbers.numbers)
app.command()(operations.replay)
app.add_typer(operations.dead_letters, name="dead-letters")

if __name__ == "__main__":
    app()
