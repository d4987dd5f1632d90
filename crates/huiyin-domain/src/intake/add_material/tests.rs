//! What is put with a concern, and who sees it, told as sentences.

use super::*;
use crate::event::Fact;
use crate::intake;
use crate::kernel::ids::Hex;
use crate::testing::commands::{attach, take_back_annex};
use crate::testing::stages::*;
use crate::testing::{DESK, HANDLER};

fn added(kind: MaterialKind) -> Fact {
    intake::Fact::MaterialAdded(MaterialAdded { files: vec![Hex([6; 16])], kind }).into()
}

#[test]
fn what_is_the_persons_own_keeps_the_bytes_it_always_had_and_the_rest_says_what_it_is() {
    let file = "06".repeat(16);
    let own = format!(r#"{{"files":["{file}"]}}"#);
    assert_eq!(String::from_utf8_lossy(&added(MaterialKind::Own).data()), own);
    let evidence = format!(r#"{{"files":["{file}"],"kind":"evidence"}}"#);
    assert_eq!(String::from_utf8_lossy(&added(MaterialKind::Evidence).data()), evidence);
    assert_eq!(Fact::read("material_added.v1", evidence.as_bytes()).unwrap(), added(MaterialKind::Evidence));
}

#[test]
fn evidence_annexes_and_recordings_lie_among_staff_and_the_persons_own_do_not() {
    for kind in MaterialKind::ALL {
        assert_eq!(added(kind).among_staff(), kind != MaterialKind::Own, "{kind:?}");
    }
}

#[test]
fn a_citizen_sends_nothing_but_their_own() {
    for kind in MaterialKind::ALL {
        let sent = handling().by_citizen().try_command(attach(kind, 6));
        assert_eq!(sent.is_ok(), kind == MaterialKind::Own, "{kind:?}");
    }
}

#[test]
fn evidence_without_a_file_is_a_note_and_is_said_to_be_one() {
    let words = MaterialWords { files: Vec::new(), text: crate::kernel::text::Prose::parse("量了沟宽").ok() };
    let none = AddMaterial { kind: MaterialKind::Evidence, words };
    let given = handling().by_staff(HANDLER).when(intake::Command::AddMaterial(none));
    assert_eq!(given.refusal(), Some(&Refusal::FilesMissing));
}

#[test]
fn an_annex_goes_out_with_the_signature_and_not_before() {
    let file = [Hex([6; 16])];
    let given = handling().by_staff(HANDLER).when(attach(MaterialKind::Annex, 6));
    assert_eq!(given.refusal(), None);
    assert!(!given.concern.intake.gone_out(&file), "the person does not see it while the reply is written");
    let signed = crate::event::Stamp { at: crate::kernel::time::Moment(0), actor: crate::kernel::actor::Actor::System };
    let mut concern = given.concern.clone();
    let reply = crate::casework::ReplySigned { revision: crate::kernel::ids::Revision(1) };
    concern.evolve(&crate::casework::Fact::ReplySigned(reply).into(), &signed);
    assert!(concern.intake.gone_out(&file));
    assert!(!concern.intake.gone_out(&[Hex([7; 16])]), "another file did not");
    assert!(!concern.intake.gone_out(&[]), "nothing is not gone out");
}

#[test]
fn once_handed_to_check_nothing_is_put_to_a_reply_nor_taken_from_it() {
    let late = handed().by_staff(HANDLER).when(attach(MaterialKind::Annex, 6));
    assert_eq!(late.refusal(), Some(&Refusal::AnnexNotNow { stage: Stage::Handed }));
    let early = received().by_staff(DESK).when(attach(MaterialKind::Annex, 6));
    assert_eq!(early.refusal(), Some(&Refusal::AnnexNotNow { stage: Stage::Received }));
}

#[test]
fn an_annex_is_taken_back_once_and_only_before_it_goes_out() {
    let with = handling().by_staff(HANDLER).when(attach(MaterialKind::Annex, 6));
    let back = with.when(take_back_annex(6));
    assert_eq!((back.refusal(), back.concern.intake.annexes.len()), (None, 0));
    assert_eq!(back.when(take_back_annex(6)).refusal(), Some(&Refusal::AnnexUnknown));
    let mut signed = handling().by_staff(HANDLER).when(attach(MaterialKind::Annex, 6));
    signed.concern.intake.annexes.iter_mut().for_each(|annex| annex.gone_out = true);
    assert_eq!(signed.when(take_back_annex(6)).refusal(), Some(&Refusal::AnnexGoneOut));
}
