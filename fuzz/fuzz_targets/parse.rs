//! Any bytes as a file: decoding and parsing never panics, and every place lies in the text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| collab_fuzz::parse(bytes));
