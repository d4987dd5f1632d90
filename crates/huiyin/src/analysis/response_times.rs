//! How long people waited for an answer: median, quartiles, and the share beyond 15, 30 and 60 days.

/// One day, in seconds.
const DAY: f64 = 86_400.0;

/// The figures. Days are elapsed time to the second over 86,400, rounded to a tenth only when shown.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct ResponseTimes {
    /// Answers counted.
    pub n: usize,
    /// Half waited less.
    pub median_days: Option<f64>,
    /// A quarter waited less.
    pub q1_days: Option<f64>,
    /// A quarter waited longer.
    pub q3_days: Option<f64>,
    /// Per cent that waited longer than 15 days.
    pub over_15_pct: Option<f64>,
    /// Per cent that waited longer than 30 days.
    pub over_30_pct: Option<f64>,
    /// Per cent that waited longer than 60 days.
    pub over_60_pct: Option<f64>,
}

impl ResponseTimes {
    /// Of waits in seconds. Quartiles lie between neighbours in proportion (the inclusive method).
    #[must_use]
    pub fn of(mut waits: Vec<i64>) -> Self {
        waits.sort_unstable();
        let days = |share| quantile(&waits, share).map(|seconds| tenth(seconds / DAY));
        let over = |limit: i64| {
            let longer = waits.iter().filter(|wait| **wait > limit * 86_400).count();
            (!waits.is_empty()).then(|| tenth(exact(longer) * 100.0 / exact(waits.len())))
        };
        ResponseTimes {
            n: waits.len(),
            median_days: days(0.5),
            q1_days: days(0.25),
            q3_days: days(0.75),
            over_15_pct: over(15),
            over_30_pct: over(30),
            over_60_pct: over(60),
        }
    }
}

fn quantile(sorted: &[i64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = exact(last) * share;
    let low = place.floor();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in the list is small and positive"
    )]
    let at = low as usize;
    let (below, above) = (*sorted.get(at)?, *sorted.get((at + 1).min(last))?);
    Some(seconds(below) + (seconds(above) - seconds(below)) * (place - low))
}

fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

#[expect(clippy::cast_precision_loss, reason = "counts of concerns are far below 2^52")]
fn exact(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "waits in seconds are far below 2^52")]
fn seconds(wait: i64) -> f64 {
    wait as f64
}

#[cfg(test)]
mod tests {
    use super::ResponseTimes;

    #[test]
    fn waits_are_counted_to_the_second() {
        let day = 86_400;
        let times = ResponseTimes::of(vec![61 * day, day, 15 * day, 15 * day + 1, 3 * day]);
        assert_eq!((times.n, times.median_days, times.q1_days, times.q3_days), (5, Some(15.0), Some(3.0), Some(15.0)));
        assert_eq!((times.over_15_pct, times.over_30_pct, times.over_60_pct), (Some(40.0), Some(20.0), Some(20.0)));
    }

    #[test]
    fn quartiles_lie_between_neighbours() {
        let times = ResponseTimes::of((1..=4).map(|days| days * 86_400).collect());
        assert_eq!((times.q1_days, times.median_days, times.q3_days), (Some(1.8), Some(2.5), Some(3.3)));
    }

    #[test]
    fn nothing_carried_over_gives_no_figure_instead_of_nought() {
        let times = ResponseTimes::of(Vec::new());
        assert_eq!((times.n, times.median_days, times.over_15_pct), (0, None, None));
    }
}
