//! Any bytes as a record in a small repository: all findings, in all formats.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| collab_fuzz::validate(bytes));
