//! The program `collab`.

use std::process::ExitCode;

fn main() -> ExitCode {
    collab::commands::main(std::env::args_os())
}
