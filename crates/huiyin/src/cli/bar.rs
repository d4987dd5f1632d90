//! A progress bar for long work, drawn for whoever typed the command: here, or at the other end of the socket.

use std::fmt;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle, TermLike};

/// Wide enough for the counts, narrow enough for any terminal.
const WIDTH: u16 = 78;

/// A bar that is drawn into a buffer and handed on from there.
pub struct Bar {
    drawn: Screen,
    bar: ProgressBar,
}

impl Bar {
    /// Nothing is drawn where nobody looks.
    #[must_use]
    pub fn new(seen: bool) -> Self {
        let drawn = Screen::default();
        let target =
            if seen { ProgressDrawTarget::term_like(Box::new(drawn.clone())) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        let style = ProgressStyle::with_template("{bar:40} {human_pos}/{human_len}  {per_sec}  {eta} left");
        Bar { drawn, bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())) }
    }

    /// So much is done of so much.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn show(&mut self, done: usize, total: usize, err: &mut dyn Write) -> io::Result<()> {
        if total > 0 {
            self.bar.set_length(u64::try_from(total).unwrap_or(u64::MAX));
            self.bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
        }
        self.drawn.hand_on(err)
    }

    /// Takes the bar away.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn clear(&mut self, err: &mut dyn Write) -> io::Result<()> {
        self.bar.finish_and_clear();
        self.drawn.hand_on(err)
    }
}

#[derive(Clone, Default)]
struct Screen(Arc<Mutex<Vec<u8>>>);

impl Screen {
    fn hand_on(&self, err: &mut dyn Write) -> io::Result<()> {
        let bytes = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if bytes.is_empty() {
            return Ok(());
        }
        err.write_all(&bytes)?;
        err.flush()
    }

    fn put(&self, text: &str) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(text.as_bytes());
        Ok(())
    }

    fn escape(&self, count: usize, letter: char) -> io::Result<()> {
        if count == 0 { Ok(()) } else { self.put(&format!("\u{1b}[{count}{letter}")) }
    }
}

impl fmt::Debug for Screen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Screen")
    }
}

impl TermLike for Screen {
    fn width(&self) -> u16 {
        WIDTH
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        self.escape(n, 'A')
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        self.escape(n, 'B')
    }

    fn move_cursor_right(&self, n: usize) -> io::Result<()> {
        self.escape(n, 'C')
    }

    fn move_cursor_left(&self, n: usize) -> io::Result<()> {
        self.escape(n, 'D')
    }

    fn write_line(&self, line: &str) -> io::Result<()> {
        self.put(line)?;
        self.put("\n")
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        self.put(text)
    }

    fn clear_line(&self) -> io::Result<()> {
        self.put("\r\u{1b}[2K")
    }

    fn flush(&self) -> io::Result<()> {
        Ok(())
    }
}
