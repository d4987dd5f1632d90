//! The binary: everything is in the library, so that tests run the same program.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    huiyin::cli::main()
}
