//! Who works together: organisations, their people, and the bodies in which they meet.

use super::Record;
use super::calendar::{Day, day};
use super::random::Random;
use super::value::{Map, all, line, lines, plain, text};
use super::words::{Names, id};

/// The parties of one collaboration.
pub struct Parties {
    /// What the ids of its bodies, funds and meetings begin with.
    pub slug: String,
    pub region: Organisation,
    pub municipalities: Vec<Organisation>,
    pub hospitals: Vec<Organisation>,
    pub practice: Organisation,
    pub patients: Organisation,
    pub foundation: Organisation,
    pub political: Body,
    pub strategic: Body,
    pub secretariat: String,
    pub group: String,
}

/// An organisation.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub id: String,
    pub name: String,
}

/// A body that meets.
pub struct Body {
    pub id: String,
    pub name: String,
    pub seats: Vec<Seat>,
}

/// A seat in a body, and who has it until a day and from then on.
pub struct Seat {
    pub organisation: String,
    pub role: &'static str,
    pub title: &'static str,
    pub holders: Vec<Holder>,
}

/// Somebody who has a seat for a time.
pub struct Holder {
    pub id: String,
    pub name: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Seat {
    /// Who has the seat on a day.
    pub fn holder(&self, on: Day) -> &Holder {
        let has = |holder: &&Holder| holder.to.is_none_or(|to| on <= to);
        self.holders.iter().find(has).expect("a seat is never empty")
    }
}

impl Parties {
    /// Makes the parties of a collaboration.
    pub fn new(names: &mut Names, random: &mut Random) -> Parties {
        let place = names.place(random);
        let slug = id(&place);
        let mut organisation = |before: &str, after: &str| {
            let name = format!("{before}{}{after}", names.place(random));
            Organisation { id: id(&name), name }
        };
        let municipalities: Vec<_> = (0..5).map(|_| organisation("", " Kommune")).collect();
        let hospitals: Vec<_> = (0..2).map(|_| organisation("", " Sygehus")).collect();
        let named = |before: &str, short: &str| Organisation {
            id: format!("{short}-{slug}"),
            name: format!("{before} {place}"),
        };
        let region = named("Region", "region");
        let practice = named("Praktiserende Læger i", "praksis");
        let patients = named("Patientforeningen", "patienter");
        let foundation = named("Fonden for Sundhed i", "fonden");
        let mut seat = |organisation: &Organisation, role, title, terms: usize| {
            let change = day(2021, 12, 31);
            let holders = (0..terms).map(|term| {
                let name = names.person(random);
                Holder {
                    id: id(&name),
                    name,
                    from: (term > 0).then(|| day(2022, 1, 1)),
                    to: (term + 1 < terms).then_some(change),
                }
            });
            Seat { organisation: organisation.id.clone(), role, title, holders: holders.collect() }
        };
        let mut elected = vec![seat(&region, "chair", "Regionsrådsmedlem", 2)];
        elected.extend(
            municipalities
                .iter()
                .zip(["vice-chair"].into_iter().chain(["member"; 8]))
                .map(|(municipality, role)| seat(municipality, role, "Byrådsmedlem", 2)),
        );
        elected.push(seat(&practice, "member", "Praktiserende læge", 1));
        elected.push(seat(&region, "secretary", "Chefkonsulent", 1));
        let mut leaders = vec![seat(&hospitals[0], "chair", "Sygehusdirektør", 1)];
        leaders.push(seat(&hospitals[1], "member", "Sygehusdirektør", 1));
        leaders.extend(
            municipalities
                .iter()
                .zip(["vice-chair"].into_iter().chain(["member"; 8]))
                .map(|(municipality, role)| seat(municipality, role, "Direktør for Velfærd", 1)),
        );
        leaders.push(seat(&practice, "member", "Praksiskoordinator", 1));
        leaders.push(seat(&patients, "member", "Patientrepræsentant", 1));
        leaders.push(seat(&region, "secretary", "Konsulent", 1));
        let body = |short: &str, name: &str, seats| Body {
            id: format!("{slug}-{short}"),
            name: format!("{name} i {place}"),
            seats,
        };
        Parties {
            political: body("pu", "Politisk Udvalg", elected),
            strategic: body("fsg", "Faglig Strategisk Gruppe", leaders),
            secretariat: format!("{slug}-sekretariat"),
            group: format!("{slug}-arbejdsgruppe"),
            region,
            municipalities,
            hospitals,
            practice,
            patients,
            foundation,
            slug,
        }
    }

    /// Those who can receive money for a project.
    pub fn doers(&self) -> Vec<&Organisation> {
        self.municipalities.iter().chain(&self.hospitals).collect()
    }

    /// All of them that take part.
    pub fn all(&self) -> Vec<&Organisation> {
        let others = [&self.practice, &self.patients];
        [&self.region].into_iter().chain(self.doers()).chain(others).collect()
    }

    /// Their records: organisations, people and bodies.
    pub fn records(&self) -> Vec<Record> {
        let mut records = self.organisations();
        for body in [&self.political, &self.strategic] {
            for seat in &body.seats {
                for holder in &seat.holders {
                    let affiliation = Map::new()
                        .with("organisation", plain(&seat.organisation))
                        .with("body", plain(&body.id))
                        .with("title", line(seat.title))
                        .maybe("from", holder.from.map(plain))
                        .maybe("to", holder.to.map(plain));
                    let person = Map::new()
                        .with("name", line(&*holder.name))
                        .with("title", line(seat.title))
                        .with("affiliations", vec![affiliation]);
                    records.push(Record::new("people", &self.slug, &holder.id, &person));
                }
            }
        }
        records.extend(self.bodies());
        records
    }

    fn organisations(&self) -> Vec<Record> {
        let record = |organisation: &Organisation, map: &Map| {
            Record::new("organisations", &self.slug, &organisation.id, map)
        };
        let of = |organisation: &Organisation, kind: &str| {
            Map::new()
                .with("name", line(&*organisation.name))
                .with("kind", plain(kind))
                .with("country", plain("DK"))
        };
        let mut records = vec![
            record(&self.region, &of(&self.region, "region")),
            record(&self.foundation, &of(&self.foundation, "foundation")),
            record(
                &self.practice,
                &of(&self.practice, "general-practice").with("region", plain(&self.region.id)),
            ),
            record(
                &self.patients,
                &of(&self.patients, "patient-association").with("region", plain(&self.region.id)),
            ),
        ];
        for municipality in &self.municipalities {
            let map = of(municipality, "municipality").with("region", plain(&self.region.id)).with(
                "summary",
                text(
                    "Kommunen er part i samarbejdet fra begyndelsen og har plads i begge niveauer.",
                ),
            );
            records.push(record(municipality, &map));
        }
        for hospital in &self.hospitals {
            let map = of(hospital, "hospital").with("part_of", plain(&self.region.id));
            records.push(record(hospital, &map));
        }
        records
    }

    fn bodies(&self) -> Vec<Record> {
        let members = |body: &Body| -> Vec<Map> {
            let of_seat = |seat: &Seat| -> Vec<Map> {
                let member = |holder: &Holder| {
                    Map::new()
                        .with("who", plain(&holder.id))
                        .with("title", line(seat.title))
                        .with("organisation", plain(&seat.organisation))
                        .with("role", plain(seat.role))
                        .maybe("from", holder.from.map(plain))
                        .maybe("to", holder.to.map(plain))
                };
                seat.holders.iter().map(member).collect()
            };
            body.seats.iter().flat_map(of_seat).collect()
        };
        let lead_times = |items, agenda| {
            Map::new().with("items_days", plain(items)).with("agenda_days", plain(agenda))
        };
        let political = Map::new()
            .with("name", line(&*self.political.name))
            .with("short_name", line("Politisk Udvalg"))
            .with("level", plain("political"))
            .with("parties", all(self.all().iter().map(|party| &party.id)))
            .with("members", members(&self.political))
            .with("decides", lines(["Indsatser", "Udvalgets egne dagsordener og referater"]))
            .with("lead_times", lead_times(21, 8));
        let upwards =
            Map::new().with("what", line("Indsatser")).with("to", plain(&self.political.id));
        let strategic = Map::new()
            .with("name", line(&*self.strategic.name))
            .with("short_name", line("Faglig Strategisk Gruppe"))
            .with("level", plain("strategic"))
            .with("reports_to", plain(&self.political.id))
            .with("members", members(&self.strategic))
            .with("decides", lines(["Honorarer", "Gruppens egne dagsordener og referater"]))
            .with("recommends", vec![upwards])
            .with("lead_times", lead_times(14, 7));
        let secretariat = Map::new()
            .with("name", line(format!("Sekretariatet for {}", self.strategic.name)))
            .with("level", plain("administrative"))
            .with("organisation", plain(&self.region.id));
        let group = Map::new()
            .with("name", line(format!("Arbejdsgruppen under {}", self.strategic.name)))
            .with("level", plain("working"))
            .with("reports_to", plain(&self.strategic.id));
        [
            (&self.political.id, political),
            (&self.strategic.id, strategic),
            (&self.secretariat, secretariat),
            (&self.group, group),
        ]
        .map(|(id, map)| Record::new("bodies", &self.slug, id, &map))
        .to_vec()
    }
}
