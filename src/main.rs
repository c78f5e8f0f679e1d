//! The isoscript program.

fn main() -> std::process::ExitCode {
    isoscript::cli::main()
}
