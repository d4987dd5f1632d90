//! Vectors of RFC 6962, the tree against its definition, canonical bytes against a general reader.

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::{Edge, Envelope, Hash, Perfect, StreamSecret, commitment, empty_root, entry, leaf_hash, node_hash};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

/// The definition of RFC 6962 §2.1, word for word.
fn root_by_definition(entries: &[Vec<u8>]) -> Hash {
    match entries {
        [] => empty_root(),
        [only] => leaf_hash(only),
        many => {
            let split = many.len().next_power_of_two() / 2;
            node_hash(&root_by_definition(&many[..split]), &root_by_definition(&many[split..]))
        }
    }
}

fn grown(entries: &[Vec<u8>]) -> (Edge, Vec<Perfect>) {
    let (mut edge, mut completed) = (Edge::default(), Vec::new());
    for entry in entries {
        edge.append(leaf_hash(entry), |perfect| completed.push(perfect));
    }
    (edge, completed)
}

#[test]
fn the_roots_of_the_reference_vectors_come_out() {
    // The eight entries and nine roots that the reference implementations of RFC 6962 are tested with.
    let entries: Vec<Vec<u8>> =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
            .into_iter()
            .map(unhex)
            .collect();
    let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    for (size, root) in roots.iter().enumerate() {
        assert_eq!(&hex(&grown(&entries[..size]).0.root()), root, "tree of {size}");
    }
}

#[test]
fn an_edge_with_too_many_roots_is_refused() {
    assert!(Edge::of(5, vec![[0; 32]; 2]).is_some());
    assert!(Edge::of(5, vec![[0; 32]; 3]).is_none());
}

fn sample<'a>(prev: &'a Hash, data: &'a [u8], content: Option<&'a [u8]>) -> Envelope<'a> {
    Envelope {
        actor: Some(7),
        alg: 1,
        at: 1_764_028_800_000,
        calendar: 4,
        content,
        data,
        kind: "filed.v1",
        occurred: Some(br#"{"at":"2025-11-25","precision":"day","says":"citizen"}"#),
        policy: 2,
        prev,
        role: "front_desk",
        seq: 1,
        stream: &[0xab; 16],
    }
}

#[test]
fn canonical_bytes_are_what_a_sorted_writer_gives() {
    let e = sample(&[0; 32], br#"{"class":"ordinary","points":[1,2]}"#, Some(&[1, 2, 3])).canonical();
    // serde_json keeps the names of a map sorted, and all names here are ASCII, where that order is RFC 8785's.
    let read: serde_json::Value = serde_json::from_slice(&e).unwrap();
    assert_eq!(serde_json::to_vec(&read).unwrap(), e);
    assert_eq!(read["prev"], "00".repeat(32));
    assert_eq!(read["data"]["points"][1], 2);
}

#[test]
fn an_absent_value_is_null_and_not_left_out() {
    let e = Envelope { actor: None, occurred: None, ..sample(&[0; 32], b"{}", None) }.canonical();
    let read: serde_json::Value = serde_json::from_slice(&e).unwrap();
    assert!(read["actor"].is_null() && read["occurred"].is_null() && read["content"].is_null());
    assert_eq!(read.as_object().unwrap().len(), 14);
}

#[test]
fn the_commitment_is_a_plain_hmac() {
    // Golden value, from another implementation of HMAC over the bytes named in the format.
    let salt = [3; 32];
    assert_eq!(hex(&commitment(&salt, b"{}")), GOLDEN_COMMITMENT);
    assert_eq!(entry(&[9; 32])[..2], [1, 9]);
}

const GOLDEN_COMMITMENT: &str = "23015ad441b458ae5548681ffe76068cc94bef43a2c4478aca18c4ebf0974aae";

#[test]
fn salts_bodies_and_keys_of_a_stream_differ_by_purpose() {
    let secret = StreamSecret::new(&[5; 32]);
    let all = [
        secret.salt(1),
        secret.salt(2),
        secret.sealing_key(),
        secret.key_for("code"),
        secret.key_for("csrf"),
        StreamSecret::new(&[6; 32]).salt(1),
    ];
    for (n, one) in all.iter().enumerate() {
        assert!(!all[..n].contains(one), "value {n} appears twice");
    }
    assert_ne!(secret.body(b"13800138000"), StreamSecret::new(&[6; 32]).body(b"13800138000"));
    assert_ne!(secret.body(b"13800138000")[1..], Sha256::digest(b"13800138000")[..]);
}

#[test]
fn the_page_for_verifiers_shows_what_comes_out() {
    const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../", "docs/integrator/log.md"));
    let secret = StreamSecret::new(&[5; 32]);
    let content = secret.body("路坑坑洼洼".as_bytes());
    let canonical = sample(&[0; 32], br#"{"class":"ordinary","points":[1,2]}"#, Some(&content)).canonical();
    let (salt, leaf) = (secret.salt(1), commitment(&secret.salt(1), &canonical));
    let shown = [
        String::from_utf8(canonical.clone()).unwrap(),
        hex(&salt),
        hex(&Sha256::digest(&canonical)),
        hex(&leaf),
        hex(&leaf_hash(&entry(&leaf))),
    ];
    for value in shown {
        assert!(PAGE.contains(&value), "the page does not show {value}");
    }
}

proptest! {
    #[test]
    fn the_edge_agrees_with_the_definition(count in 0usize..300, seed in any::<u8>()) {
        let entries: Vec<Vec<u8>> = (0..count).map(|n| vec![seed, n as u8, (n >> 8) as u8]).collect();
        let (edge, completed) = grown(&entries);
        prop_assert_eq!(edge.root(), root_by_definition(&entries));
        prop_assert_eq!(edge.size(), count as u64);
        for perfect in completed {
            let (width, n) = (1usize << perfect.level, usize::try_from(perfect.n).unwrap());
            prop_assert_eq!(perfect.hash, root_by_definition(&entries[n * width..(n + 1) * width]));
        }
    }
}
