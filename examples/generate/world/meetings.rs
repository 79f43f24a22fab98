//! Meetings with their items, and who was there.

use super::Record;
use super::books::{self, Cut};
use super::calendar::{Day, in_words, later, short};
use super::collaboration::Collaboration;
use super::money::end_of_books;
use super::parties::{Body, Parties};
use super::random::Random;
use super::value::{Map, Value, all, line, lines, plain, text, time};
use super::words::{DISCUSSION, MEANS, NEWS, REASONS, TASKS, id, kroner};

/// Which of the two bodies meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Political,
    Strategic,
}

/// A meeting.
pub struct Meeting {
    pub id: String,
    pub level: Level,
    pub date: Day,
    pub state: State,
    pub items: Vec<Item>,
}

/// How far a meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Held,
    Called,
    Planned,
}

/// An item of the agenda.
#[derive(Debug, Clone, Default)]
pub struct Item {
    pub title: String,
    pub kind: &'static str,
    pub closed: bool,
    /// Minutes that it takes.
    pub takes: i64,
    pub presenters: Vec<String>,
    pub competence: Option<String>,
    pub projects: Vec<String>,
    pub funds: Vec<String>,
    pub summary: String,
    pub case: String,
    pub economy: String,
    pub coordination: String,
    pub process: String,
    pub recommended_by: Vec<String>,
    pub recommendations: Vec<String>,
    pub motions: Vec<Map>,
    pub decisions: Vec<Map>,
    pub earlier: Vec<Map>,
    pub discussion: String,
    pub remarks: Vec<Map>,
    pub reservations: Vec<Map>,
    pub actions: Vec<Map>,
    pub attachments: Vec<String>,
    pub takes_up: Vec<String>,
    pub next_items: Option<Map>,
    /// The year whose budget it states, as the books are when the meeting opens.
    pub states: Option<i32>,
}

/// A decision that answers some recommendations or motions.
pub fn decision(outcome: &str, answers: impl IntoIterator<Item = String>) -> Map {
    Map::new().with("outcome", plain(outcome)).with("answers", all(answers))
}

impl Meeting {
    /// A meeting of a body, with nothing on its agenda.
    pub fn new(parties: &Parties, level: Level, date: Day, state: State) -> Meeting {
        let body = &level.body(parties).id;
        Meeting { id: format!("{body}-{date}"), level, date, state, items: Vec::new() }
    }

    /// Puts an item on the agenda and says its id.
    pub fn add(&mut self, item: Item) -> String {
        self.items.push(item);
        self.item(self.items.len())
    }

    /// The id of the item with a number.
    pub fn item(&self, number: usize) -> String {
        format!("{}/{number:02}", self.id)
    }

    /// The id that the next item will have.
    pub fn coming_item(&self) -> String {
        self.item(self.items.len() + 1)
    }

    /// Adds something told for information before the last item.
    pub fn tell(&mut self, parties: &Parties, random: &mut Random) {
        let item = told(parties, self, random);
        self.items.insert(self.items.len() - 1, item);
    }

    /// The meeting and its items as records. The one after it in which the minutes are approved is
    /// named, if it was held.
    pub fn records(
        &self,
        whole: &Collaboration,
        next: Option<&Meeting>,
        random: &mut Random,
    ) -> Vec<Record> {
        let parties = &whole.parties;
        let starts = 60 * random.between(9, 13);
        let breaks =
            if self.level == Level::Strategic && self.state == State::Held { 10 } else { 0 };
        let pause_after = self.items.len() / 2;
        let mut records = Vec::new();
        let mut now = starts;
        for (item, number) in self.items.iter().zip(1..) {
            let map = self.item_record(whole, item, number, now);
            records.push(self.record(&parties.slug, &format!("{number:02}"), &map));
            now += item.takes;
            if number == pause_after && breaks > 0 {
                let pause = Map::new()
                    .with("title", line("Pause"))
                    .with("kind", plain("break"))
                    .with("starts", time(now))
                    .with("ends", time(now + breaks));
                records.push(self.record(&parties.slug, "pause", &pause));
                now += breaks;
            }
        }
        let state = match self.state {
            State::Held => "held",
            State::Called => "called",
            State::Planned => "planned",
        };
        let map = Map::new()
            .with("body", plain(&self.level.body(parties).id))
            .with("date", plain(self.date));
        let map = if self.state == State::Planned {
            map
        } else {
            map.with("starts", time(starts)).with("ends", time(now)).with(
                "place",
                line(format!("{}, lokale {}", parties.hospitals[0].name, 1 + random.below(9))),
            )
        };
        let mut map = map.with("state", plain(state));
        if self.state == State::Held {
            map = map.with("minutes", self.minutes(next));
        }
        map = self.attendance(map, parties, random);
        records.push(self.record(&parties.slug, "meeting", &map));
        records
    }

    /// How many records the meeting is.
    pub fn count(&self) -> usize {
        let pause = self.level == Level::Strategic && self.state == State::Held;
        1 + self.items.len() + usize::from(pause)
    }

    fn record(&self, slug: &str, name: &str, map: &Map) -> Record {
        Record::new("meetings", &format!("{slug}/{}", self.id), name, map)
    }

    fn minutes(&self, next: Option<&Meeting>) -> Map {
        match next.filter(|next| next.state == State::Held) {
            Some(next) => Map::new()
                .with("state", plain("approved"))
                .with("date", plain(next.date))
                .with("approved_at", plain(next.item(1))),
            None => Map::new()
                .with("state", plain("published"))
                .with("date", plain(later(self.date, 7))),
        }
    }

    fn attendance(&self, map: Map, parties: &Parties, random: &mut Random) -> Map {
        let body = self.level.body(parties);
        let (mut present, mut absent): (Vec<Value>, Vec<Value>) = (Vec::new(), Vec::new());
        for seat in &body.seats {
            let holder = seat.holder(self.date);
            let name = Map::new()
                .with("who", plain(&holder.id))
                .with("organisation", plain(&seat.organisation));
            let is_needed = matches!(seat.role, "chair" | "secretary");
            if is_needed || !random.once_in(7) {
                let name = if is_needed { name.with("role", plain(seat.role)) } else { name };
                present.push(name.into());
            } else {
                absent.push(name.with("reason", line(random.pick(&REASONS))).into());
                if random.once_in(3) {
                    let substitute = Map::new()
                        .with("who", line(format!("Souschefen for {}", holder.name)))
                        .with("organisation", plain(&seat.organisation))
                        .with("for", plain(&holder.id));
                    present.push(substitute.into());
                }
            }
        }
        match self.state {
            State::Planned => map,
            State::Called => {
                let called = body.seats.iter().map(|seat| plain(&seat.holder(self.date).id));
                map.with("called", called.collect::<Vec<_>>())
            }
            State::Held if absent.is_empty() => {
                map.with("present", present).with("absent", plain("[]"))
            }
            State::Held => map.with("present", present).with("absent", absent),
        }
    }

    fn item_record(&self, whole: &Collaboration, item: &Item, number: usize, starts: i64) -> Map {
        let long = |map: Map, key, words: &str| {
            if words.is_empty() { map } else { map.with(key, text(words)) }
        };
        let (economy, stated) = match item.states {
            Some(year) => self.stated(whole, year),
            None => (item.economy.clone(), Vec::new()),
        };
        let mut map = Map::new()
            .with("number", plain(number))
            .with("title", line(&*item.title))
            .with("kind", plain(item.kind));
        if item.closed {
            map = map.with("access", plain("closed"));
        }
        map = map
            .with("starts", time(starts))
            .with("ends", time(starts + item.takes))
            .with("presenters", all(&item.presenters))
            .maybe("competence", item.competence.as_ref().map(plain))
            .with("projects", all(&item.projects))
            .with("funds", all(&item.funds));
        map = long(map, "summary", &item.summary);
        map = long(map, "case", &item.case);
        map = long(map, "economy", &economy);
        map = long(map, "coordination", &item.coordination);
        map = long(map, "process", &item.process);
        map = map
            .with("recommended_by", all(&item.recommended_by))
            .with("recommendations", lines(&item.recommendations))
            .with("motions", item.motions.clone())
            .with("decisions", item.decisions.clone())
            .with("earlier_decisions", item.earlier.clone());
        map = long(map, "discussion", &item.discussion);
        let attachments = item.attachments.iter().zip(1..).map(|(title, number)| {
            Map::new()
                .with("title", line(format!("Bilag {number} - {title}")))
                .with("file", line(format!("bilag-{number}-{}.pdf", id(title))))
        });
        map.with("remarks", item.remarks.clone())
            .with("reservations", item.reservations.clone())
            .with("actions", item.actions.clone())
            .with("attachments", attachments.collect::<Vec<_>>())
            .with("takes_up", all(&item.takes_up))
            .with("next_items", item.next_items.clone().into_iter().collect::<Vec<_>>())
            .with("stated", stated)
    }

    /// What the books come to as the meeting opens, in words and as stated totals.
    fn stated(&self, whole: &Collaboration, year: i32) -> (String, Vec<Map>) {
        let body = &self.level.body(&whole.parties).id;
        let cut = Cut { day: self.date, opening: Some((&self.id, body)) };
        let figures = whole.figures(super::money::Pool::Yearly, Some(year), cut);
        let known = |name| books::figure(&figures, name).expect("the frame is known by then");
        let words = format!(
            "Puljen er på {} i {year}. Ved mødets begyndelse er {} bevilget, og der er {} tilbage. \
             Ansøgninger og indstillinger, som ingen har afgjort endnu, er ikke talt med.",
            kroner(known("frame")),
            kroner(known("granted")),
            kroner(known("remaining")),
        );
        let names = ["frame", "granted", "disposed", "remaining", "recommended", "paid"];
        let stated = names.map(|name| {
            Map::new()
                .with("what", plain(name))
                .with("of", plain(&whole.yearly))
                .with("year", plain(year))
                .with("amount", plain(known(name)))
        });
        (words, stated.to_vec())
    }
}

impl Level {
    /// The body.
    pub fn body(self, parties: &Parties) -> &Body {
        match self {
            Level::Political => &parties.political,
            Level::Strategic => &parties.strategic,
        }
    }
}

/// The first item: the agenda, and the minutes of the meeting before.
pub fn opening(before: Option<&Meeting>, state: State) -> Item {
    let mut item = Item {
        title: "Godkendelse af dagsorden".into(),
        kind: "approval",
        takes: 5,
        recommendations: vec!["Godkender dagsordenen".into()],
        ..Item::default()
    };
    if let Some(before) = before {
        item.title += " og referat";
        item.recommendations
            .push(format!("Godkender referatet af mødet den {}", short(before.date)));
    }
    if state == State::Held {
        item.decisions = vec![Map::new().with("outcome", plain("approved"))];
    }
    item
}

/// The last item: what comes next.
pub fn closing(parties: &Parties, level: Level, next: Option<&Meeting>) -> Item {
    let next_items = next.map(|next| {
        Map::new()
            .with("body", plain(&level.body(parties).id))
            .with("date", plain(next.date))
            .with("meeting", plain(&next.id))
            .with("items", lines(["Status på puljen", "Nyt fra parterne"]))
    });
    let discussion = match next {
        Some(next) => format!("Næste møde er {}.", in_words(next.date)),
        None => "Der var ikke noget.".into(),
    };
    Item {
        title: "Eventuelt".into(),
        kind: "any-other-business",
        takes: 5,
        discussion,
        next_items,
        ..Item::default()
    }
}

/// Something told for information, and perhaps something to do about it.
pub fn told(parties: &Parties, meeting: &Meeting, random: &mut Random) -> Item {
    let (title, sentence) = random.pick(&NEWS);
    let teller = random.pick(&parties.all());
    let mut item = Item {
        title: format!("{title} ved {}", teller.name),
        kind: "information",
        takes: 10,
        presenters: vec![teller.id.clone()],
        summary: sentence.into(),
        case: background(random),
        recommendations: vec!["Tager orienteringen til efterretning".into()],
        ..Item::default()
    };
    if meeting.state == State::Held {
        item.decisions = vec![decision("noted", ["1".into()])];
        item.discussion = talk(random);
        if random.once_in(2) {
            item.actions.push(action(parties, meeting, random));
        }
        if random.once_in(3) {
            let who = random.pick(&parties.all());
            let remark =
                Map::new().with("by", plain(&who.id)).with("text", text(random.pick(&DISCUSSION)));
            item.remarks.push(remark);
        }
    }
    if random.once_in(3) {
        item.attachments = vec![format!("Notat om {}", title.to_lowercase())];
        item.case += "\nTallene og baggrunden står i bilag 1.";
    }
    item
}

/// What lies behind a matter: three paragraphs.
pub fn background(random: &mut Random) -> String {
    let first = random.below(MEANS.len());
    let sentence = |at: usize| MEANS[(first + at * 7) % MEANS.len()];
    let paragraph = |from: usize| (from..from + 4).map(sentence).collect::<Vec<_>>().join(" ");
    format!("{}\n{}\n{}", paragraph(0), paragraph(5), paragraph(10))
}

/// What was said: three sentences.
pub fn talk(random: &mut Random) -> String {
    let first = random.below(DISCUSSION.len());
    let sentences = (0..3).map(|at| DISCUSSION[(first + at * 5) % DISCUSSION.len()]);
    sentences.collect::<Vec<_>>().join(" ")
}

/// Something to be done, with somebody who does it and a day by which; done, when the day is over.
pub fn action(parties: &Parties, meeting: &Meeting, random: &mut Random) -> Map {
    let secretariat = parties.secretariat.clone();
    let owners = [secretariat, parties.group.clone(), random.pick(&parties.doers()).id.clone()];
    let due = later(meeting.date, random.between(14, 60));
    let done = later(due, -random.between(0, 10));
    let map = Map::new()
        .with("task", text(random.pick(&TASKS)))
        .with("owner", plain(&owners[random.below(owners.len())]))
        .with("due", plain(due));
    if done <= end_of_books() {
        map.with("state", plain("done")).with("done", plain(done))
    } else {
        map.with("state", plain("open"))
    }
}
