//! Times of a day as minutes, so that a meeting which goes on over midnight goes forward.

/// A day has so many minutes.
const DAY: u32 = 24 * 60;
/// No meeting begins before this time: what is earlier belongs to the night after it.
const MORNING: u32 = 6 * 60;

/// The minutes from midnight of a time written `14:30`; before six in the morning, of the night
/// after.
pub(super) fn minutes(time: &str) -> Option<u32> {
    let (hours, minutes) = time.trim().split_once(':')?;
    let number = |text: &str| (text.len() == 2).then(|| text.parse::<u32>().ok())?;
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let time = hours * 60 + minutes;
    Some(if time < MORNING { time + DAY } else { time })
}

/// The two times of `14:10/14:40`.
pub(super) fn stretch(written: &str) -> Option<(u32, u32)> {
    let (from, to) = written.split_once('/')?;
    minutes(from).zip(minutes(to))
}

/// A time as people write it.
pub(super) fn written(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_night_come_after_those_of_the_evening() {
        assert!(minutes("00:15") > minutes("23:45"));
        assert_eq!(stretch("14:10/14:40"), Some((850, 880)));
        assert_eq!(minutes("00:15").map(written).as_deref(), Some("00:15"));
        for text in ["24:00", "12:60", "1:30", "noon", ""] {
            assert_eq!(minutes(text), None, "{text}");
        }
    }
}
