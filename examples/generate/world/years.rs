//! A year of a collaboration: what is applied for, recommended, granted, paid and settled, and the
//! agendas on which that stands.

use super::calendar::{Day, day, in_words, later};
use super::collaboration::{Collaboration, LAST};
use super::meetings::{self, Item, Level, decision, talk};
use super::money::{Allocation, Payment, Pool, State, Surplus};
use super::projects::Project;
use super::value::{Map, all, line, lines, plain, text};
use super::words::{CLOSED, GROUPS, MEANS, TOPICS, id, kroner, several};

const CONDITIONS: [&str; 3] = [
    "Udvalget får en status midtvejs",
    "Mindst to kommuner deltager",
    "Resultaterne bliver offentliggjort",
];

/// Lives through a year, from its call to its last meeting.
pub fn live(whole: &mut Collaboration, year: i32) {
    settle(whole, year);
    let mut waiting = Vec::new();
    let applied = applications(whole, year);
    if let Some(at) = open(whole, Level::Strategic, year, 2) {
        for allocation in &applied {
            recommend(whole, at, *allocation, &mut waiting);
        }
        close(whole, at, 1);
    }
    let mut later = Vec::new();
    if let Some(at) = open(whole, Level::Political, year, 3) {
        grant(whole, at, year, &mut waiting, &mut later, true);
        close(whole, at, 2);
    }
    if let Some(at) = open(whole, Level::Strategic, year, 4) {
        status(whole, at, year);
        fee(whole, at, year);
        for allocation in std::mem::take(&mut waiting) {
            recommend(whole, at, allocation.allocation, &mut later);
        }
        let running = running_effort(whole, year);
        recommend(whole, at, running, &mut later);
        if year % 2 == 1 {
            let once = effort(whole, year, Pool::Once);
            recommend(whole, at, once, &mut later);
        }
        close(whole, at, 1);
    }
    if let Some(at) = open(whole, Level::Political, year, 5) {
        grant(whole, at, year, &mut later, &mut Vec::new(), false);
        close(whole, at, 2);
    }
    let mut autumn = Vec::new();
    if let Some(at) = open(whole, Level::Strategic, year, 6) {
        let effort = effort(whole, year, Pool::Yearly);
        recommend(whole, at, effort, &mut autumn);
        let sentences = (0..3).map(|_| whole.random.pick(&CLOSED)).collect::<Vec<_>>();
        whole.meetings[at].add(Item {
            title: "Lukket punkt".into(),
            kind: "discussion",
            closed: true,
            takes: 15,
            case: sentences[0].into(),
            recommendations: vec!["Drøfter sagen".into()],
            decisions: vec![decision("discussed", ["1".into()])],
            discussion: sentences[1..].join(" "),
            ..Item::default()
        });
        close(whole, at, 2);
    }
    if let Some(at) = open(whole, Level::Strategic, year, 9) {
        if whole.meetings[at].state == meetings::State::Held {
            status(whole, at, year);
        }
        close(whole, at, 2);
    }
    if let Some(at) = open(whole, Level::Political, year, 10) {
        grant(whole, at, year, &mut autumn, &mut Vec::new(), false);
        frame(whole, at, year + 2);
        close(whole, at, 1);
    }
    for (level, month) in [(Level::Strategic, 11), (Level::Political, 12)] {
        if let Some(at) = open(whole, level, year, month) {
            status(whole, at, year);
            close(whole, at, 3);
        }
    }
}

/// The meeting in a month, opened; none, when it is not even called.
fn open(whole: &mut Collaboration, level: Level, year: i32, month: u32) -> Option<usize> {
    let at = whole.meeting(level, year, month)?;
    let state = whole.meetings[at].state;
    if state == meetings::State::Planned {
        return None;
    }
    let item = meetings::opening(whole.beside(at, false), state);
    whole.meetings[at].add(item);
    Some(at)
}

/// So many things are told, and the meeting closes.
fn close(whole: &mut Collaboration, at: usize, told: usize) {
    for _ in 0..told {
        whole.told(at);
    }
    let parties = whole.parties.clone();
    let item = meetings::closing(&parties, whole.meetings[at].level, whole.beside(at, true));
    let is_held = whole.meetings[at].state == meetings::State::Held;
    whole.meetings[at].add(if is_held { item } else { Item { discussion: String::new(), ..item } });
}

/// A recommendation that waits for the political body.
struct Waiting {
    allocation: usize,
    /// The recommendation or motion that it stands in, and who made it when.
    part: Option<String>,
    /// Whether money is set aside for it already.
    is_reserved: bool,
}

/// A new effort with its project; the place of its allocation.
fn effort(whole: &mut Collaboration, year: i32, pool: Pool) -> usize {
    let parties = whole.parties.clone();
    let number = whole.projects.len();
    let begins = usize::try_from(whole.size / 100_000).expect("a positive size") * 7;
    // Both lists are walked so that no pair comes twice.
    let topic = TOPICS[(begins + number) % TOPICS.len()];
    let group = GROUPS[(begins + number + number / TOPICS.len()) % GROUPS.len()];
    let title = format!("{topic} for {group}");
    let doers = parties.doers();
    let lead = whole.random.below(doers.len());
    let others = [1, 2].map(|step| doers[(lead + step) % doers.len()].id.clone());
    let first = whole.random.below(MEANS.len());
    let means: Vec<&str> = (0..5).map(|step| MEANS[(first + step * 3) % MEANS.len()]).collect();
    let share = match pool {
        Pool::Yearly => whole.size / 14,
        Pool::Once => whole.size / 16,
    };
    let amount = share * whole.random.between(70, 100) / 100 / 10_000 * 10_000;
    let asked =
        if whole.random.once_in(3) { amount + 10_000 * whole.random.between(2, 9) } else { amount };
    let name = format!("{}-{}-{year}", parties.slug, id(&title));
    let allocation = Allocation {
        id: name.clone(),
        pool,
        title: title.clone(),
        project: Some(name.clone()),
        recipient: doers[lead].id.clone(),
        nature: "development",
        years: (year, year),
        amount,
        asked,
        financed_by: None,
        states: Vec::new(),
        account: Some(doers[lead].id.clone()),
        payments: Vec::new(),
        surplus: None,
    };
    let outside = whole.random.once_in(2).then(|| {
        let low = 10_000 * whole.random.between(8, 20);
        let between = Map::new().with("between", vec![plain(low), plain(low + 50_000)]);
        Map::new()
            .with("from", plain(&parties.foundation.id))
            .with("programme", line("Nære tilbud"))
            .with("amount", between)
            .with("currency", plain("DKK"))
            .with("state", plain("sought"))
    });
    whole.projects.push(Project {
        id: name.clone(),
        title,
        kind: "project",
        group,
        summary: means.join(" "),
        lead: doers[lead].id.clone(),
        others: others.to_vec(),
        period: None,
        years: None,
        states: Vec::new(),
        allocation: name,
        outside,
    });
    whole.allocations.push(allocation);
    whole.allocations.len() - 1
}

/// A running effort from the next year on.
fn running_effort(whole: &mut Collaboration, year: i32) -> usize {
    let at = effort(whole, year, Pool::Yearly);
    let allocation = &mut whole.allocations[at];
    allocation.years = (year + 1, (year + 2).min(LAST));
    allocation.nature = "operations";
    allocation.asked = allocation.amount;
    let project = project(whole, at);
    project.kind = "operations";
    at
}

/// The project of an allocation.
fn project(whole: &mut Collaboration, at: usize) -> &mut Project {
    let name = &whole.allocations[at].id;
    let project = whole.projects.iter_mut().find(|project| project.allocation == *name);
    project.expect("every effort has a project")
}

/// The call of a year and what is applied for; the allocations that come before the meeting.
fn applications(whole: &mut Collaboration, year: i32) -> Vec<usize> {
    let parties = whole.parties.clone();
    let count = 5 + whole.random.below(2);
    let mut applied = Vec::new();
    let mut written = Vec::new();
    for number in 0..count {
        let at = effort(whole, year, Pool::Yearly);
        let date = day(year, 1, 5 + whole.random.below(14) as u32);
        apply(whole, at, date);
        let allocation = &mut whole.allocations[at];
        let map = Map::new()
            .with("applicant", plain(&allocation.recipient))
            .with("date", plain(date))
            .with("allocation", plain(&allocation.id));
        // The last but one falls, and sometimes the last is taken back.
        let political = whole.meeting(Level::Political, year, 3);
        let decided = political.map(|at| whole.meetings[at].date);
        if number + 1 == count && year % 3 == 0 {
            let withdrawn = day(year, 1, 30);
            let lead = whole.allocations[at].recipient.clone();
            whole.allocations[at].states.push(State::new("withdrawn", withdrawn, &lead));
            project(whole, at).states.push(State::new("cancelled", withdrawn, &lead));
            written.push(map.with("outcome", plain("withdrawn")));
            continue;
        }
        let (outcome, decided) = match number {
            0 => ("rejected", decided),
            1 | 2 => {
                let political = whole.meeting(Level::Political, year, 5);
                ("accepted", political.map(|at| whole.meetings[at].date))
            }
            _ => ("accepted", decided),
        };
        written.push(map.with("outcome", plain(outcome)).maybe("decided", decided.map(plain)));
        applied.push(at);
    }
    let decided = whole.meeting(Level::Political, year, 5).map(|at| whole.meetings[at].date);
    let call = Map::new()
        .with("title", line(format!("Fællespuljen {year} åbner for ansøgninger")))
        .with("fund", plain(&whole.yearly))
        .with("issued_by", all([&parties.secretariat]))
        .with("published", plain(day(year - 1, 10, 25)))
        .with("audience", line("Kommuner og sygehuse i samarbejdet"))
        .with("places", plain(8))
        .with("deadline", plain(day(year, 1, 20)))
        .with("period", plain(format!("{year}-04/{year}-12")))
        .with("offered", lines(["Penge til frikøb, kurser og materiale", "Hjælp til evaluering"]))
        .with("asked", lines(["Mindst to parter fra hver sin sektor", "En plan for driften bagefter"]))
        .with("covered", lines(["Løn", "Kurser"]))
        .with("not_covered", lines(["Bygninger", "Biler"]))
        .with(
            "how_to_apply",
            text("Ansøgningen fylder højst fire sider og har et budget. Den sendes til sekretariatet."),
        )
        .with("contacts", all([&parties.secretariat]))
        .with(
            "selection",
            text("Indsatser, som flere sektorer er sammen om, går forud for andre."),
        )
        .with("chosen_by", plain(&parties.political.id))
        .with("applications", written)
        .maybe("decided", decided.map(plain));
    whole.calls.push((format!("{}-{year}", whole.yearly), call));
    applied
}

/// The lead of an effort applies for its money.
fn apply(whole: &mut Collaboration, at: usize, date: Day) {
    let body = whole.parties.strategic.id.clone();
    let lead = whole.allocations[at].recipient.clone();
    whole.allocations[at].states.push(State::new("applied", date, &lead).to(&body));
    project(whole, at).states.push(State::new("applied", date, &lead));
}

/// How an amount is said in a recommendation.
fn sum(allocation: &Allocation, amount: i64) -> String {
    match allocation.years {
        (first, last) if first == last => format!("{} i {first}", kroner(amount)),
        (first, last) => format!("{} om året i {first}-{last}", kroner(amount)),
    }
}

/// The name of who receives an allocation.
fn recipient(whole: &Collaboration, at: usize) -> String {
    let id = &whole.allocations[at].recipient;
    let doers = whole.parties.doers();
    let found = doers.iter().find(|doer| doer.id == *id);
    found.map(|doer| doer.name.clone()).expect("money goes to one of the parties")
}

/// The strategic body has an effort on its agenda: it recommends it, or puts it off once.
fn recommend(whole: &mut Collaboration, at: usize, allocation: usize, waiting: &mut Vec<Waiting>) {
    let parties = whole.parties.clone();
    let date = whole.meetings[at].date;
    if whole.allocations[allocation].states.is_empty() {
        apply(whole, allocation, later(date, -25));
    }
    let name = recipient(whole, allocation);
    let effort = whole.allocations[allocation].clone();
    let project = project(whole, allocation).clone();
    let political = whole.meetings[at..]
        .iter()
        .find(|meeting| meeting.level == Level::Political)
        .map(|meeting| meeting.date);
    let fund = if effort.pool == Pool::Yearly { &whole.yearly } else { &whole.once }.clone();
    let earlier = effort.states.iter().find_map(|state| state.item.clone());
    let mut item = Item {
        title: format!("Ansøgning om {}", effort.title),
        kind: "decision",
        takes: 10,
        presenters: vec![effort.recipient.clone()],
        competence: Some(parties.political.id.clone()),
        projects: vec![project.id.clone()],
        funds: vec![fund],
        summary: format!("{name} søger penge til {}.", effort.title),
        case: format!(
            "{}\nMed i indsatsen er også {}. Målgruppen er {}. Projektbeskrivelsen er bilag 1.\n{}",
            project.summary,
            several(&others(whole, &project)),
            project.group,
            meetings::background(&mut whole.random)
        ),
        economy: format!(
            "Der er søgt {}. Pengene går til løn, kurser og evaluering.",
            sum(&effort, effort.asked)
        ),
        coordination: "Sagen har været hos alle parter, som ikke havde bemærkninger.".into(),
        process: political.map_or_else(String::new, |date| {
            format!("Politisk Udvalg afgør sagen {}.", in_words(date))
        }),
        recommended_by: vec![parties.secretariat.clone()],
        discussion: talk(&mut whole.random),
        attachments: vec!["Projektbeskrivelse".into(), "Budget".into()],
        ..Item::default()
    };
    let is_put_off = earlier.is_none()
        && whole.allocations[allocation].states.len() == 1
        && whole.meetings[at].items.len() == 2
        && whole.meetings[at].date < day(effort.years.0, 3, 1);
    let id = whole.meetings[at].coming_item();
    if is_put_off {
        let next = whole.beside(at, true).map(|next| (next.date, next.id.clone()));
        let (next_date, next_id) = next.expect("it meets again in the spring");
        item.recommendations =
            vec![format!("Indstiller, at {name} får {}", sum(&effort, effort.amount))];
        item.decisions = vec![
            decision("deferred", ["1".into()])
                .with("until", plain(next_date))
                .with("meeting", plain(next_id))
                .with("reason", line("Budgettet skal forklares nærmere")),
        ];
        whole.meetings[at].add(item);
        whole.put_off.push((allocation, format!("{id}#1")));
        waiting.push(Waiting { allocation, part: None, is_reserved: false });
        return;
    }
    if let Some((_, part)) = whole.put_off.iter().find(|(known, _)| *known == allocation) {
        item.takes_up = vec![part.clone()];
    }
    let vote = |map: Map| map.with("vote", plain("unanimous"));
    let recommended =
        decision("recommended", ["1".into()]).with("to", plain(&parties.political.id));
    let mut part = format!("{id}#1");
    if effort.asked > effort.amount && whole.random.once_in(2) {
        // A motion from the floor lowers what was recommended.
        let mover = &parties.municipalities[whole.random.below(parties.municipalities.len())].id;
        item.recommendations =
            vec![format!("Indstiller, at {name} får {}", sum(&effort, effort.asked))];
        let motion = Map::new()
            .with(
                "text",
                text(format!("Indstiller, at {name} får {}.", sum(&effort, effort.amount))),
            )
            .with("by", plain(mover))
            .with("amends", plain(1));
        item.motions = vec![motion];
        let carried = decision("recommended", ["1".into(), "m1".into()]);
        item.decisions = vec![
            carried
                .with("text", text("Indstilles med ændringen."))
                .with("to", plain(&parties.political.id)),
        ];
        part = format!("{id}#m1");
    } else {
        item.recommendations =
            vec![format!("Indstiller, at {name} får {}", sum(&effort, effort.amount))];
        item.decisions = vec![vote(recommended)];
    }
    if whole.random.once_in(2) {
        item.actions = vec![meetings::action(&parties, &whole.meetings[at], &mut whole.random)];
    }
    whole.meetings[at].add(item);
    let state = State::new("recommended", date, &parties.strategic.id);
    whole.allocations[allocation].states.push(state.to(&parties.political.id).at(part.clone()));
    waiting.push(Waiting { allocation, part: Some(part), is_reserved: false });
}

fn others(whole: &Collaboration, project: &Project) -> Vec<String> {
    let doers = whole.parties.doers();
    let named = doers.iter().filter(|doer| project.others.contains(&doer.id));
    named.map(|doer| doer.name.clone()).collect()
}

/// The political body decides all that waits. What it only sets aside comes again, and what was put
/// off stays with the others.
fn grant(
    whole: &mut Collaboration,
    at: usize,
    year: i32,
    waiting: &mut Vec<Waiting>,
    again: &mut Vec<Waiting>,
    is_first: bool,
) {
    let parties = whole.parties.clone();
    let date = whole.meetings[at].date;
    let id = whole.meetings[at].coming_item();
    let (due, put_off): (Vec<_>, Vec<_>) =
        waiting.drain(..).partition(|waiting| waiting.part.is_some());
    *waiting = put_off;
    let mut item = Item {
        title: format!("Bevillinger i {year}"),
        kind: "decision",
        takes: 20,
        presenters: vec![parties.secretariat.clone()],
        competence: Some(parties.political.id.clone()),
        summary: "Udvalget afgør, hvad der er indstillet siden sidste møde.".into(),
        case: "Indsatserne er beskrevet i sagerne fra Faglig Strategisk Gruppe.".into(),
        process: "Modtagerne får besked inden fjorten dage.".into(),
        recommended_by: vec![parties.strategic.id.clone()],
        discussion: talk(&mut whole.random),
        states: Some(year),
        ..Item::default()
    };
    for (Waiting { allocation, part, is_reserved }, number) in due.into_iter().zip(1..) {
        let part = part.expect("what has none was put off");
        let effort = whole.allocations[allocation].clone();
        let name = recipient(whole, allocation);
        let is_rejected = is_first && number == 1;
        let is_set_aside = is_first && number == 2;
        let verb = if is_set_aside { "Reserverer" } else { "Bevilger" };
        item.recommendations.push(format!(
            "{verb} {} til {name} til {}",
            sum(&effort, effort.amount),
            effort.title
        ));
        item.projects.extend(effort.project.clone());
        let fund = if effort.pool == Pool::Yearly { &whole.yearly } else { &whole.once };
        if !item.funds.contains(fund) {
            item.funds.push(fund.clone());
        }
        item.takes_up.push(part.clone());
        if !is_reserved {
            let recommended = effort.states.iter().rfind(|state| state.word == "recommended");
            let recommended = recommended.expect("it was recommended");
            let earlier = decision("recommended", [number.to_string()])
                .with("by", plain(&recommended.by))
                .with("date", plain(recommended.date))
                .with("to", plain(&parties.political.id))
                .with("source", plain(part.split('#').next().unwrap_or_default()));
            item.earlier.push(earlier);
        }
        let at_item = format!("{id}#{number}");
        let mut state = State::new("granted", date, &parties.political.id).at(&*at_item);
        let decided = if is_rejected {
            state.word = "rejected";
            let reason = line("Udvalget ønsker færre og større indsatser");
            let cancelled = State::new("cancelled", date, &parties.political.id).at(&*id);
            project(whole, allocation).states.push(cancelled);
            decision("rejected", [number.to_string()]).with("reason", reason)
        } else if is_set_aside {
            state.word = "reserved";
            again.push(Waiting { allocation, part: Some(at_item.clone()), is_reserved: true });
            decision("approved", [number.to_string()])
        } else if whole.random.once_in(4) {
            let condition = whole.random.pick(&CONDITIONS);
            state.condition = Some(condition);
            decision("approved-with-conditions", [number.to_string()])
                .with("conditions", lines([condition]))
        } else {
            decision("approved", [number.to_string()]).with("vote", plain("unanimous"))
        };
        item.decisions.push(decided);
        whole.allocations[allocation].states.push(state);
        if !is_rejected && !is_set_aside {
            begin(whole, allocation, date, &id);
        }
    }
    if !item.recommendations.is_empty() {
        whole.meetings[at].add(item);
    }
}

/// What follows from a grant: the project begins, and money is paid.
fn begin(whole: &mut Collaboration, at: usize, granted: Day, item: &str) {
    let region = whole.parties.region.id.clone();
    let political = whole.parties.political.id.clone();
    let effort = &mut whole.allocations[at];
    let (first, last) = effort.years;
    let paid = |amount, date| Payment {
        kind: "paid",
        amount,
        date,
        year: None,
        from: region.clone(),
        to: Some(effort.recipient.clone()),
    };
    let mut payments = Vec::new();
    let begins = later(granted, 18);
    if effort.nature == "operations" {
        payments.extend((first..=last).map(|year| paid(effort.amount, day(year, 2, 1))));
    } else if begins < day(first, 8, 1) {
        let half = effort.amount / 2;
        payments.push(paid(half, begins));
        payments.push(paid(effort.amount - half, day(first, 9, 15)));
    } else {
        payments.push(paid(effort.amount, begins));
    }
    if effort.nature != "operations" {
        effort.states.push(State::new("paid", begins, &region));
    }
    effort.payments = payments;
    let is_running = effort.nature == "operations";
    let project = project(whole, at);
    project.states.push(State::new("approved", granted, &political).at(item));
    if is_running {
        project.years = Some((first, last));
        project.states.push(State::new("running", day(first, 1, 1), &project.lead));
        project.states.push(State::new("ended", day(last, 12, 31), &project.lead));
    } else {
        project.runs(begins, day(first, 12, 31));
    }
}

/// The accounts of the year before are settled: what is not spent is handed back or left over.
fn settle(whole: &mut Collaboration, year: i32) {
    let region = whole.parties.region.id.clone();
    let mut settled = Vec::new();
    for (number, effort) in whole.allocations.iter_mut().enumerate() {
        let is_due = effort.nature == "development"
            && effort.years.0 == year - 1
            && effort.states.last().is_some_and(|state| state.word == "paid");
        if !is_due {
            continue;
        }
        let left = effort.amount * whole.random.between(4, 9) / 100 / 100 * 100;
        let in_frame = (effort.pool == Pool::Yearly).then_some(year - 1);
        let payment = |kind, amount, date, year, to| Payment {
            kind,
            amount,
            date,
            year,
            from: effort.recipient.clone(),
            to,
        };
        effort.payments.push(payment(
            "spent",
            effort.amount - left,
            day(year - 1, 12, 20),
            None,
            None,
        ));
        if number % 3 == 0 {
            let to = Some(region.clone());
            effort.payments.push(payment("returned", left, day(year, 2, 3), in_frame, to));
        } else {
            effort.surplus = Some(Surplus {
                cause: if number % 3 == 1 { "under-spend" } else { "vat" },
                amount: left,
                year: (effort.pool == Pool::Yearly).then_some(year),
                held_by: effort.recipient.clone(),
                expected: day(year - 1, 12, 21),
                available: day(year, 2, 3),
            });
        }
        let lead = effort.recipient.clone();
        effort.states.push(State::new("settled", day(year, 2, 3), &lead));
        settled.push((number, lead));
    }
    for (number, lead) in settled {
        let closed = State::new("closed", day(year, 2, 28), &lead);
        project(whole, number).states.push(closed);
    }
}

/// The strategic body grants a fee, which a surplus of the year before pays for.
fn fee(whole: &mut Collaboration, at: usize, year: i32) {
    let parties = whole.parties.clone();
    let date = whole.meetings[at].date;
    let is_from_year = |allocation: &&Allocation| {
        allocation.pool == Pool::Yearly
            && allocation.surplus.as_ref().is_some_and(|surplus| surplus.year == Some(year))
    };
    let Some(source) = whole.allocations.iter().find(is_from_year) else {
        return;
    };
    let held = source.surplus.as_ref().map_or(0, |surplus| surplus.amount);
    let (source_id, account) = (source.id.clone(), source.recipient.clone());
    let amount = held * whole.random.between(70, 95) / 100;
    let id = whole.meetings[at].coming_item();
    let name = &parties.practice.name;
    let said = kroner(amount).replace(" kr.", ",00 kr.");
    whole.meetings[at].add(Item {
        title: "Honorar til almen praksis".into(),
        kind: "decision",
        takes: 10,
        presenters: vec![parties.secretariat.clone()],
        competence: Some(parties.strategic.id.clone()),
        funds: vec![whole.yearly.clone()],
        summary: "Praktiserende læger har brugt tid på arbejdet i gruppen.".into(),
        case: "Honoraret dækker møder og forberedelse. Det følger den sædvanlige timepris.".into(),
        economy: "Honoraret betales af et overskud fra sidste år og belaster ikke rammen.".into(),
        recommended_by: vec![parties.secretariat.clone()],
        recommendations: vec![format!("Godkender et honorar på {said} til {name} i {year}")],
        decisions: vec![decision("approved", ["1".into()])],
        discussion: talk(&mut whole.random),
        ..Item::default()
    });
    let fee = Allocation {
        id: format!("{}-honorar-{year}", parties.slug),
        pool: Pool::Yearly,
        title: "Honorar til almen praksis".into(),
        project: None,
        recipient: parties.practice.id.clone(),
        nature: "fee",
        years: (year, year),
        amount,
        asked: amount,
        financed_by: Some(format!("{source_id}#s1")),
        states: vec![
            State::new("applied", later(date, -25), &parties.practice.id).to(&parties.strategic.id),
            State::new("granted", date, &parties.strategic.id).at(format!("{id}#1")),
        ],
        account: None,
        payments: vec![Payment {
            kind: "paid",
            amount,
            date: later(date, 30),
            year: None,
            from: account,
            to: Some(parties.practice.id.clone()),
        }],
        surplus: None,
    };
    whole.allocations.push(fee);
}

/// How the fund stands is on the agenda.
fn status(whole: &mut Collaboration, at: usize, year: i32) {
    let secretariat = whole.parties.secretariat.clone();
    let funds = vec![whole.yearly.clone()];
    let discussion = talk(&mut whole.random);
    whole.meetings[at].add(Item {
        title: format!("Status på puljen i {year}"),
        kind: "information",
        takes: 10,
        presenters: vec![secretariat.clone()],
        funds,
        summary: "Sekretariatet viste, hvad der er bevilget, og hvad der er tilbage.".into(),
        case: meetings::background(&mut whole.random),
        recommended_by: vec![secretariat],
        recommendations: vec!["Tager status for puljen til efterretning".into()],
        decisions: vec![decision("noted", ["1".into()])],
        discussion,
        states: Some(year),
        ..Item::default()
    });
}

/// The political body sets the frame of a coming year.
fn frame(whole: &mut Collaboration, at: usize, year: i32) {
    if year > LAST {
        return;
    }
    let amount = whole.frame_amount();
    let date = whole.meetings[at].date;
    let secretariat = whole.parties.secretariat.clone();
    let item = Item {
        title: format!("Rammen for {year}"),
        kind: "decision",
        takes: 10,
        presenters: vec![secretariat.clone()],
        competence: Some(whole.parties.political.id.clone()),
        funds: vec![whole.yearly.clone()],
        summary: "Parterne lægger rammen for puljen to år frem.".into(),
        recommended_by: vec![secretariat],
        recommendations: vec![format!("Fastsætter rammen til {} i {year}", kroner(amount))],
        decisions: vec![decision("approved", ["1".into()]).with("vote", plain("unanimous"))],
        discussion: talk(&mut whole.random),
        ..Item::default()
    };
    let item = whole.meetings[at].add(item);
    whole.frames.push(super::books::Frame { year: Some(year), amount, date, item: Some(item) });
}
