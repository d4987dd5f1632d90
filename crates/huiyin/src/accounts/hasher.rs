//! Argon2id in memory that is kept. One hash takes 19 MiB for a moment; freed, the allocator keeps them for each thread that
//! ever hashed, and after a morning of sign-ins an office of two cores held a hundred MiB that nobody used.

use std::sync::{Mutex, PoisonError};

use argon2::password_hash::{self, Decimal, Ident, Output, ParamsString, PasswordHash, PasswordHasher, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

/// Hashing at a time, and memories that are kept for it: forty a second on one core, and a flood of sign-ins leaves the others to
/// the people who are signed in.
pub(super) const AT_A_TIME: usize = 1;

static KEPT: Mutex<Vec<Vec<Block>>> = Mutex::new(Vec::new());

/// [`Argon2`], except for where its memory comes from.
pub(super) struct Hasher;

impl PasswordHasher for Hasher {
    type Params = Params;

    fn hash_password_customized<'a>(
        &self,
        password: &[u8],
        algorithm: Option<Ident<'a>>,
        version: Option<Decimal>,
        params: Params,
        salt: impl Into<Salt<'a>>,
    ) -> password_hash::Result<PasswordHash<'a>> {
        let algorithm = algorithm.map(Algorithm::try_from).transpose()?.unwrap_or_default();
        let version = version.map(Version::try_from).transpose()?.unwrap_or_default();
        let (salt, mut bytes) = (salt.into(), [0; Salt::MAX_LENGTH]);
        let raw = salt.decode_b64(&mut bytes)?;
        let (blocks, length) = (params.block_count(), params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN));
        let described = ParamsString::try_from(&params)?;
        let argon = Argon2::new(algorithm, version, params);
        let output = Output::init_with(length, |out| {
            let hashed = in_kept(blocks, |memory| argon.hash_password_into_with_memory(password, raw, out, memory));
            hashed.map_err(Into::into)
        })?;
        Ok(PasswordHash {
            algorithm: algorithm.ident(),
            version: Some(version.into()),
            params: described,
            salt: Some(salt),
            hash: Some(output),
        })
    }
}

fn in_kept<T>(blocks: usize, work: impl FnOnce(&mut [Block]) -> T) -> T {
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let mut memory = kept().pop().unwrap_or_default();
    memory.resize(blocks, Block::new());
    let done = work(&mut memory);
    // What a password left in it is no password; it goes all the same.
    memory.fill(Block::new());
    let mut kept = kept();
    if kept.len() < AT_A_TIME {
        kept.push(memory);
    }
    done
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::{PasswordVerifier, SaltString};

    use super::*;

    #[test]
    fn it_hashes_and_checks_as_argon2_itself_and_keeps_little() {
        let salt = SaltString::encode_b64(&[3; 16]).unwrap();
        let ours = Hasher.hash_password(b"anlan-huiyin", &salt).unwrap().to_string();
        let theirs = Argon2::default().hash_password(b"anlan-huiyin", &salt).unwrap().to_string();
        assert_eq!(ours, theirs);
        let smaller = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(512, 1, 1, None).unwrap());
        let smaller = smaller.hash_password(b"anlan-huiyin", &salt).unwrap().to_string();
        let threads: Vec<_> = (0..5)
            .map(|n| {
                let (ours, smaller) = (ours.clone(), smaller.clone());
                std::thread::spawn(move || {
                    let hash = if n % 2 == 0 { ours } else { smaller };
                    let hash = PasswordHash::new(&hash).unwrap();
                    assert!(Hasher.verify_password(b"anlan-huiyin", &hash).is_ok());
                    assert!(Hasher.verify_password(b"anlan-huiyim", &hash).is_err());
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        assert!(KEPT.lock().unwrap().len() <= AT_A_TIME);
    }
}
