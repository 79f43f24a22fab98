//! Names and sentences of places, people and projects that do not exist.

use std::collections::HashSet;

use super::random::Random;

/// Makes names that nobody else has.
#[derive(Default)]
pub struct Names {
    given: HashSet<String>,
}

impl Names {
    /// A place: `Østerbøgelund`.
    pub fn place(&mut self, random: &mut Random) -> String {
        self.first_free(|| {
            [random.pick(&PLACE_BEGINS), random.pick(&PLACE_MIDDLES), random.pick(&PLACE_ENDS)]
                .concat()
        })
    }

    /// A person: `Åse Bøgmose Tangelund`.
    pub fn person(&mut self, random: &mut Random) -> String {
        self.first_free(|| {
            let first = random.pick(&FIRST_NAMES);
            let middle =
                [random.pick(&NAME_BEGINS), random.pick(&["mose", "rev", "sø", "hede"])].concat();
            let last = [random.pick(&NAME_BEGINS), random.pick(&NAME_ENDS)].concat();
            format!("{first} {middle} {last}")
        })
    }

    /// Ids must be apart too, so what counts is how a name is spelt in them.
    fn first_free(&mut self, mut make: impl FnMut() -> String) -> String {
        loop {
            let name = make();
            if self.given.insert(id(&name)) {
                return name;
            }
        }
    }
}

/// A name made into an id.
pub fn id(name: &str) -> String {
    let mut id = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'æ' => id.push_str("ae"),
            'ø' => id.push_str("oe"),
            'å' => id.push_str("aa"),
            'a'..='z' | '0'..='9' => id.push(letter),
            _ if !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.trim_matches('-').to_owned()
}

/// An amount of whole kroner: `1.250.000 kr.`.
pub fn kroner(amount: i64) -> String {
    let digits = amount.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written + " kr."
}

/// Several things: `a, b og c`.
pub fn several(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

const PLACE_BEGINS: [&str; 40] = [
    "Nord", "Sønder", "Øster", "Vester", "Lille", "Store", "Ny", "Gammel", "Over", "Neder",
    "Mellem", "Ydre", "Indre", "Sol", "Måne", "Skov", "Strand", "Hav", "Klit", "Eng", "Mark",
    "Bakke", "Dal", "Kær", "Hede", "Ær", "Tåge", "Regn", "Vind", "Sne", "Is", "Grøn", "Hvid",
    "Sort", "Rød", "Blå", "Grå", "Guld", "Sølv", "Kobber",
];
const PLACE_MIDDLES: [&str; 30] = [
    "bøge", "elme", "aske", "birke", "pile", "tjørne", "hassel", "ælle", "rønne", "linde", "ege",
    "grane", "fyrre", "lærke", "drossel", "svale", "svane", "ørne", "ræve", "hare", "ål", "laks",
    "sild", "krabbe", "musling", "rav", "flint", "ler", "sand", "grus",
];
const PLACE_ENDS: [&str; 30] = [
    "by", "vig", "borg", "lund", "strup", "holm", "sund", "ø", "dal", "næs", "bæk", "høj", "rup",
    "lev", "løse", "tved", "rød", "sted", "torp", "bjerg", "kilde", "fjord", "havn", "mose", "å",
    "skov", "bro", "gård", "kær", "hede",
];
const FIRST_NAMES: [&str; 40] = [
    "Åse", "Bjørk", "Cæsar", "Dagny", "Ærling", "Frøy", "Gry", "Hjørdis", "Ingolf", "Jørn", "Kåre",
    "Lærke", "Målfrid", "Nøster", "Øyvind", "Pæl", "Ragnfrid", "Sølve", "Tårn", "Ulfrid", "Væver",
    "Ydun", "Asta", "Birk", "Carla", "Døgg", "Embla", "Freja", "Gorm", "Halvor", "Idun", "Jarl",
    "Kirsten", "Loke", "Magne", "Njord", "Oda", "Palle", "Ran", "Signe",
];
const NAME_BEGINS: [&str; 30] = [
    "Bøg", "Tang", "Elm", "Klit", "Skjær", "Ørn", "Måge", "Fjæld", "Sand", "Lyng", "Ravn", "Høg",
    "Stær", "Grøn", "Blå", "Rød", "Hav", "Skov", "Kær", "Ål", "Sæl", "Torsk", "Hval", "Ulv",
    "Bæver", "Ren", "Elg", "Hjort", "Gås", "And",
];
const NAME_ENDS: [&str; 24] = [
    "elund", "torp", "strøm", "bæk", "vang", "holt", "skov", "mark", "gaard", "dal", "berg", "høj",
    "kilde", "vig", "næs", "borg", "sted", "rød", "lev", "by", "sund", "bro", "å", "ager",
];

/// What a project is about.
pub const TOPICS: [&str; 32] = [
    "Tryg udskrivelse",
    "Fælles genoptræning",
    "Tidlig opsporing",
    "Hjemmemonitorering",
    "Fælles sprog",
    "Rehabilitering tæt på hjemmet",
    "Digitale kontroller",
    "Mental sundhed",
    "Kostvejledning",
    "Bevægelse i fællesskab",
    "Fælles medicinliste",
    "Pårørende som partnere",
    "Udkørende funktioner",
    "Røgfri hverdag",
    "Faldforebyggelse",
    "Overgange uden huller",
    "Fælles skolebænk",
    "Videokonsultationer",
    "Tværfaglige konferencer",
    "Lettere adgang",
    "Sunde vaner",
    "Fælles indgang",
    "Aktiv hverdag",
    "Sårpleje på afstand",
    "Søvn og trivsel",
    "Ernæring ved sygdom",
    "Smertehåndtering",
    "Egenmestring",
    "Brobyggere",
    "Følge til lægen",
    "Hverdagsrehabilitering",
    "Fælles visitation",
];

/// For whom it is.
pub const GROUPS: [&str; 28] = [
    "ældre med hjertesvigt",
    "unge med epilepsi",
    "borgere med KOL",
    "børn med astma",
    "voksne med diabetes",
    "gravide i udsatte positioner",
    "borgere med demens",
    "mennesker med sclerose",
    "unge i mistrivsel",
    "borgere med lænderygbesvær",
    "ældre medicinske patienter",
    "mennesker med gigt",
    "borgere efter hoftebrud",
    "familier med små børn",
    "borgere med afasi",
    "unge med spiseforstyrrelser",
    "mennesker med psykisk sygdom",
    "borgere i hjemløshed",
    "patienter efter apopleksi",
    "borgere med nyresygdom",
    "kræftpatienter efter behandling",
    "børn af psykisk syge",
    "mennesker med søvnapnø",
    "borgere med svær overvægt",
    "ældre med skrøbelighed",
    "unge med diabetes",
    "patienter med Parkinson",
    "borgere med kroniske smerter",
];

/// What a project does.
pub const MEANS: [&str; 20] = [
    "Parterne samler forløbet i ét team, så borgeren ikke skal fortælle sin historie flere gange.",
    "Sygehus og kommuner aftaler, hvem der gør hvad, før borgeren bliver udskrevet.",
    "Almen praksis får en fast indgang, når en borger har brug for hjælp fra flere sektorer.",
    "Erfaringerne fra de første måneder bruges til at rette forløbet til undervejs.",
    "Medarbejderne lærer sammen på korte kurser, som skiftevis holdes hos parterne.",
    "Målingerne foregår i hjemmet, og afdelingen ringer, når tallene ændrer sig.",
    "Borgerne er med til at beskrive, hvad der er vigtigt for dem, og planen skrives derefter.",
    "Frivillige følger dem, der ikke selv har pårørende, til den første samtale.",
    "Forløbet måles på genindlæggelser, ventetid og borgernes egen vurdering.",
    "Kommunerne stiller lokaler til rådighed, og sygehuset kommer ud med fagfolk.",
    "Der er en kontaktperson hos hver part, som de andre kan ringe til på hverdage.",
    "Indsatsen bygger på, hvad man har lært andre steder, og tilpasses de lokale forhold.",
    "Holdene er små, så der er tid til den enkelte, og de følges ad i tolv uger.",
    "En fælles plan ligger klar, før borgeren møder første gang, og alle kan se den.",
    "Ansvaret for medicinen er skrevet ned, så ingen er i tvivl efter en indlæggelse.",
    "Praktiserende læger bliver spurgt til råds, inden forløbet bliver ændret.",
    "De pårørende bliver tilbudt en samtale i den første uge og igen efter tre måneder.",
    "Materialet er skrevet i et sprog, som borgere uden sundhedsfaglig viden forstår.",
    "Forløbet er åbent for alle kommuner, også dem, der først kommer med senere.",
    "Når perioden er gået, afgør parterne, om indsatsen skal gå over i almindelig drift.",
];

/// What is told for information, and a sentence for each.
pub const NEWS: [(&str, &str); 16] = [
    ("Nyt fra kommunerne", "Kommunerne fortalte om deres arbejde med den nære sundhed."),
    ("Nyt fra sygehusene", "Sygehusene fortalte om ombygninger og om de nye ambulatorier."),
    ("Nyt fra almen praksis", "Praksis fortalte om de nye ydernumre og om lægedækningen."),
    (
        "Status på sundhedsaftalen",
        "Sekretariatet gennemgik, hvor langt parterne er med aftalens mål.",
    ),
    (
        "Data om genindlæggelser",
        "Tallene ligger på linje med sidste år; der er forskelle mellem kommunerne.",
    ),
    (
        "Den fælles kompetenceplan",
        "Kurserne er godt besøgt, og der er venteliste til nogle af dem.",
    ),
    ("Patienternes erfaringer", "Undersøgelsen viser, at overgangene opleves bedre end før."),
    ("Digitale løsninger på tværs", "To løsninger er prøvet af, og en tredje er på vej i udbud."),
    ("Forebyggelse i nærområdet", "Arbejdet er spredt ud, og flere foreninger er kommet med."),
    ("Rekruttering", "Parterne har svært ved at få ansat sygeplejersker og søger sammen."),
    ("Årshjul for samarbejdet", "Sekretariatet viste, hvornår de faste sager kommer."),
    ("Evaluering af samarbejdet", "Svarene er få, men peger på kortere dagsordener."),
    (
        "Nye retningslinjer",
        "Retningslinjerne træder i kraft efter sommeren og kræver ikke nye midler.",
    ),
    (
        "Høring om sundhedsplanen",
        "Parterne svarer hver for sig, og svarene samles hos sekretariatet.",
    ),
    ("Besøg udefra", "En delegation kommer på besøg for at se, hvordan parterne arbejder sammen."),
    ("Kommunikation om indsatserne", "En fælles side med historier fra indsatserne er klar."),
];

/// What somebody is asked to do.
pub const TASKS: [&str; 12] = [
    "Samle parternes bemærkninger og skrive dem sammen.",
    "Undersøge, om lokalerne kan bruges om aftenen.",
    "Lave en kort oversigt over de kurser, der allerede findes.",
    "Spørge parterne, hvem de vil pege på som kontaktperson.",
    "Beskrive, hvordan tallene bliver hentet, og hvem der gør det.",
    "Aftale et møde med patientforeningerne.",
    "Skrive en tidsplan for det næste halve år.",
    "Finde ud af, hvad de andre regioner gør.",
    "Rette vejledningen til, så den passer med det besluttede.",
    "Invitere almen praksis til at være med i arbejdet.",
    "Gøre erfaringerne op og vise dem for udvalget.",
    "Lægge materialet på den fælles side.",
];

/// What was said.
pub const DISCUSSION: [&str; 12] = [
    "Flere lagde vægt på, at indsatsen ikke må blive endnu et projekt ved siden af de andre.",
    "Det blev nævnt, at de mindste kommuner skal kunne være med uden at ansætte nogen.",
    "Udvalget var enigt om, at borgernes egne mål skal stå først.",
    "Der blev spurgt til, hvordan almen praksis får tid til at deltage.",
    "Et medlem fandt, at evalueringen bør begynde allerede i det første halve år.",
    "Sygehusene gjorde opmærksom på, at ambulatorierne er presset hen over vinteren.",
    "Der var ønske om, at tallene bliver vist for hver kommune og ikke kun samlet.",
    "Patientrepræsentanten roste, at de pårørende er tænkt ind fra begyndelsen.",
    "Det blev drøftet, hvem der har ansvaret, når borgeren flytter under forløbet.",
    "Flere ville gerne se, hvad erfaringerne er fra steder, hvor man gør det samme.",
    "Det blev sagt, at kurserne bør ligge uden for ferierne.",
    "Man talte om, at frivillige skal have nogen at ringe til.",
];

/// What stands in closed items only.
pub const CLOSED: [&str; 6] = [
    "Sagen er behandlet for lukkede døre, da den angår en enkelt ansats forhold.",
    "Formandskabet redegjorde for forhandlingen, som endnu ikke kan omtales.",
    "Punktet er lukket, fordi det rummer oplysninger om et tilbud under indhentning.",
    "Medlemmerne blev mindet om deres tavshedspligt i sagen.",
    "Lederens fratrædelse blev drøftet uden sekretariatets deltagelse.",
    "Kontraktens vilkår blev gennemgået mundtligt.",
];

/// Why somebody is away.
pub const REASONS: [&str; 5] = ["Ferie", "Sygdom", "Andet møde", "Kursus", "Orlov"];
