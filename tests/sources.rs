//! The minutes that the project's records transcribe, against their sources: what a reader of the
//! two documents would look for stands in the report `minutes`, at the item where the source has it.
//!
//! The lists are a transcription of their own, made from the documents and not from the records.

mod support;

use collab::date::Day;
use collab::formats::{self, Style};
use collab::reports::{Query, REPORTS};

/// The beginning of a heading, and what stands below it.
type Expected = &'static [(&'static str, &'static [&'static str])];

#[test]
fn the_minutes_of_sku_hold_what_the_source_has() {
    compare("sku-2021-04-22", SKU);
}

#[test]
fn the_minutes_of_lillebaelt_hold_what_the_source_has() {
    compare("lillebaelt-fsn-2025-02-26", LILLEBAELT);
}

/// What the written reports of the first document say of projects stands in the projects' records.
#[test]
fn projects_hold_what_the_minutes_point_at() {
    let tree = support::in_memory(&support::root());
    let ledger = support::load(&tree, &[]).ledger;
    let mut missing = Vec::new();
    for (project, texts) in PROJECTS {
        let record = flat(&ledger.sources.get(ledger.projects[*project].source).text);
        missing.extend(
            texts.iter().filter(|text| !record.contains(**text)).map(|text| (project, text)),
        );
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

fn compare(meeting: &str, expected: Expected) {
    let markdown = minutes(meeting);
    let sections: Vec<String> = markdown.split("\n## ").map(flat).collect();
    let mut missing = Vec::new();
    for (heading, texts) in expected {
        let Some(section) = sections.iter().find(|section| section.starts_with(heading)) else {
            panic!("no section {heading}");
        };
        missing.extend(
            texts.iter().filter(|text| !section.contains(**text)).map(|text| (heading, text)),
        );
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The minutes of a meeting of the project's records, as Markdown.
fn minutes(meeting: &str) -> String {
    let tree = support::in_memory(&support::root());
    let ledger = support::load(&tree, &[]).ledger;
    let query = Query {
        as_of: Day::from_ymd_opt(2025, 12, 31).unwrap(),
        id: Some(meeting.to_owned()),
        fund: None,
        year: None,
        body: None,
        organisation: None,
        project: None,
        all: false,
    };
    let report = REPORTS.iter().find(|report| report.name == "minutes").unwrap();
    let format = formats::SHEETS.iter().find(|format| format.name == "markdown").unwrap();
    (format.write)(&(report.build)(&ledger, &query), None, &Style::default())
}

/// The text on one line, without the strokes that keep signs of Markdown as they are.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "")
}

const SKU: Expected = &[
    ("# Minutes", &["Sundhedskoordinationsudvalget, 22 April 2021"]),
    (
        "Meeting",
        &[
            "Thursday 22 April 2021",
            "from 10:00",
            "Rådssalen",
            "| Anne Møller Ronex | | B | chair |",
            "| Kirsten Rask | | A | member |",
            "| Camilla Hove Lund | | V | member |",
            "| Julie Jacobsen | | O | member |",
            "| Anna Bondo Nielsen | | Ø | member |",
            "| Pernille Beckmann | | | vice-chair |",
            "| Eric Steffensen | | | member |",
            "| Niels Rolskov | | | member |",
            "| Anne Camilla Meyer | | | member |",
            "| Anette Mortensen | | | member |",
            "| Johan Ludvig Reventlow | Læge | | member |",
            "| Camilla Høeg-Guldberg | Læge | | member |",
            "| Lone Lindsby | Koncerndirektør | | member |",
            "| Claus Thykjær | Kommunaldirektør | | member |",
            "| Søren S. Kjær | Kommunaldirektør | | member |",
            "| Trine Holgersen | Direktør | | member |",
            "| Anne Hjortshøj | Enhedschef | | member |",
            "| Henrik Eilsø | Specialkonsulent | | secretary |",
            "| Lisbeth Broberg | Specialkonsulent | | secretary |",
            "| Jesper Bøje Jensen | Chefkonsulent | | secretary |",
            "| Henrik Vittrup | Konsulent | | secretary |",
            "| Dorthe Fischer Mathiesen | Sekretariatschef | | secretary |",
            "| Elisabeth Lund Nyborg | Specialkonsulent | | secretary |",
            "| Søren Due-Andersen | Læge | | member |",
            "### Absent",
            "| Søren S. Kjær | Kommunaldirektør | member |",
            "| Søren Due-Andersen | Læge | member |",
            "| 7 | Eventuelt |",
        ],
    ),
    (
        "Item 1: Godkendelse af dagsorden",
        &[
            "Access: open",
            "Decision: approved",
            "- PLO-Sjælland:",
            "praksiskoordinator",
            "Formanden noterede",
        ],
    ),
    (
        "Item 2: Godkendelse af referat",
        &[
            "Decision: approved",
            "4. december",
            "punkt 9",
            "praksisplanen",
            "beslutningsreferater",
            "Referat for møde i Sundhedskoordinationsudvalget d. 4. december 2020",
            "DokID 9779799, EMN-2021-03543",
        ],
    ),
    (
        "Item 3: Det tværsektorielle samarbejde i beredskabssituationen med Covid-19 – erfaringer og perspektiver",
        &[
            "Heino Knudsen",
            "Niels Hörup",
            "KKR Sjælland",
            "testkoordinatorernes forum (hver uge)",
            "PLO, sygehusene, kommunale chefer og Region Sjælland (hver uge)",
            "vaccinationskoordinatorernes forum (to gange om ugen)",
            "kommunikationskoordinatorernes forum (hver uge)",
            "Koordinerende Udviklingsforum, KUF",
            "Assistanceudskrivelser",
            "fremskudt akutfunktion",
            "IV-behandling",
            "17 kommuner",
            "PCR-test",
            "januar",
            "20 km",
            "Recommendations by Styregruppen for sundhedssamarbejde",
            "Recommendation 1: approved",
            "- Den kommunale side: Kritik",
            "forretningsråd",
            "februarmøde",
            "anden bølge",
            "Ros til",
        ],
    ),
    (
        "Item 4: Finansiering af tværsektorielle borgernære sundhedstilbud i 2022",
        &[
            "17 kommuner",
            "økonomiforhandlingerne med Regeringen for 2022",
            "Odsherred, Lejre og Holbæk",
            "PreCare",
            "TeleKOL",
            "TeleHjerte",
            "fem regioner",
            "Sjællandsportalen.dk",
            "hygiejne",
            "blodprøvetagning",
            "Recommendations by Styregruppen for sundhedssamarbejde",
            "indsatser for 2021",
            "Recommendations 1, 2: approved",
            "- Den kommunale side: Vil følge indsatserne tæt",
            "autumn 2021",
            "Owner: Administrationen; due: autumn 2021",
        ],
    ),
    (
        "Item 5: Disponering af Region Sjællands tværsektorielle pulje 2021",
        &[
            "4. december 2020",
            "19,8 mio. kr.",
            "0,6 mio. kr.",
            "3,3 mio. kr.",
            "Odsherred Kommune: 1 mio. kr.",
            "i 2021 og 2022",
            "dialyse",
            "1 mio. kr. (»i 2020«)",
            "1. kvartal 2021",
            "1,3 mio. kr. i 2021",
            "2019 og 2020",
            "17. april 2020",
            "0,3 mio. kr. til en projektleder i 2. halvår 2021",
            "1,6 mio. kr. i 2021, som i 2020",
            "Kompetencecenter for lungesygdom): 1,8 mio. kr., driftsbevilling",
            "Greater Copenhagen Office, Bruxelles): 0,7 mio. kr., driftsbevilling",
            "1,0 mio. kr., driftsbevilling",
            "4 mio. kr. om året, driftsbevilling",
            "2,2 mio. kr. fra 2020 i tre år",
            "1,3 mio. kr. fra 2020 i tre år",
            "0,5 mio. kr. højere end i 2020",
            "11,0 mio. kr.",
            "puljen på 19,8 mio. kr. siges dermed at være disponeret for 2021",
            "Hygiejnerådgivningen fra 2020",
            "Recommendations by Styregruppen for sundhedssamarbejde",
            "Recommendation 1: recommended to Regionsrådet",
            "Recommendation 2: approved",
            "Oversigt over den tværsektorielle pulje 2021 |",
            "DokID 9661924, EMN-2021-00680",
            "Forslag til konkrete indsatser under den tværsektorielle pulje 2021 (Nærklinikken)",
            "DokID 9661942, EMN-2021-00680",
            "One Page tværsektorielle pulje Røgfri Region. økonomi",
            "DokID 9661945, EMN-2021-00680",
            "Ansøgning til den tværsektorielle pulje_Forløbsprogram til BørnUnge",
            "DokID 9661946, EMN-2021-00680",
        ],
    ),
    (
        "Item 6: Skriftlige beretninger",
        &[
            "1. kvartal 2021",
            "sundhedsaftalen 2019-2023",
            "to år",
            "25. marts",
            "17 kommuner",
            "Patientinddragelsesudvalget",
            "24. juni 2021",
            "december 2020",
            "KMD",
            "Sjællandsportalen.dk",
            "LPR3",
            "Sundhedsdatastyrelsen",
            "Sundhedsstyrelsen",
            "Epilepsihospitalet Filadelfia",
            "(<30)",
            "11 kommuner",
            "Novo Nordisk Fonden med 987.000 kr.",
            "Recommendations by Administrationen",
            "Recommendation 1: noted",
            "ingen bemærkninger",
        ],
    ),
    (
        "Item 7: Eventuelt",
        &[
            "(KSS)",
            "Styregruppen for sundhedssamarbejde",
            "- Camilla Meyer: KSS",
            "Owner: Administrationen; due at: Et kommende møde",
        ],
    ),
];

const PROJECTS: Expected = &[
    (
        "unge-epilepsipatienter",
        &[
            "(<30)",
            "under 30 år",
            "Tre til fire kommuner",
            "epilepsihospitalet-filadelfia",
            "sundhedsstyrelsen",
        ],
    ),
    ("iv-afproevning-2021", &["11 kommuner", "2021"]),
    (
        "samskabelse-samarbejdsmodeller",
        &[
            "2019-05-01/2022-04-30",
            "987000",
            "novo-nordisk-fonden",
            "+65",
            "slagelse-kommune",
            "soroe-kommune",
            "slagelse-sygehus",
            "Forskning og Klinisk Kvalitet",
            "Det Nære Sundhedsvæsen",
            "PROgrez",
            "institut-for-regional-sundhedsforskning",
            "vive",
        ],
    ),
];

const LILLEBAELT: Expected = &[
    ("# Minutes", &["Sundhedsklynge Lillebælt - Fagligt strategisk niveau, 26 February 2025"]),
    (
        "Meeting",
        &[
            "Wednesday 26 February 2025",
            "14:30–17:30",
            "Regionshuset, Damhaven 12, 7100 Vejle, Mødelokale 6 - stuen",
            "### Present",
            "| Hanne Andersen |",
            "| Mette Heidemann |",
            "| Kurt Æbelø |",
            "| Kaj Andersen |",
            "| Thomas Reintoft | Kommunaldirektør og direktør for Sekretariat & Borgerservice samt Sundhed & Sammenhæng |",
            "| Rasmus Knudsen | PLO-repræsentant | PLO |",
            "| Rebekka Reinert |",
            "| Jens Skov |",
            "| Charlotte Rosenkrantz Josefsen |",
            "| Helene Smet | Patient- og pårørenderepræsentant | SIND – Landsforeningen for psykisk sundhed |",
            "### Absent | Name | | --- | | Sofie Plenge | | Else Zippor | | Anette Lund | | Irene Rossavik |",
            "| | Pause | break | 15:45–15:55 | | 6 |",
            "| 16 | Skriftlig orientering",
        ],
    ),
    (
        "Item 1: Velkomst v. Hanne Andersen",
        &["14:30–14:45", "Rasmus Knudsen", "Helene Smet", "Thomas Reintoft", "kommunaldirektør"],
    ),
    (
        "Item 2: Drøftelsessag: Besøg fra det tværsektorielle forskningscenter",
        &[
            "14:45–15:05",
            "27. februar 2023",
            "12. oktober 2023",
            "Sygehus Sønderjylland i Aabenraa",
            "Syddansk Universitet",
            "Mette Elkjær",
            "specialkonsulent Maria K. Christensen",
            "Recommendation 1: discussed",
            "oplæg ud sammen med referatet",
            "måle før og efter",
            "når det er relevant",
        ],
    ),
    (
        "Item 3: Beslutningspunkt: Implementering af samarbejdsaftale for gravide med overvægt og / eller negativ",
        &[
            "15:05–15:25",
            "Inge Berg",
            "1. april 2023",
            "55,4 %",
            "16 år",
            "foråret 2024",
            "Kolding Kommune",
            "Lukket Kommunikationsloop",
            "Det koordinerende niveau",
            "Recommendation 1: approved with a reservation",
            "Recommendation 2: approved.",
            "Recommendation 3: approved.",
            "- PLO, to recommendation 1:",
            "arbejdsmængden",
            "korrespondancer",
            "every year",
            "Flow diagram_endelig version.pptx",
        ],
    ),
    (
        "Item 4: Drøftelsepunkt: Styrkelse af samarbejde mellem psykiatrisygehuset og civilsamfundet",
        &[
            "15:25–15:40",
            "1,3 mio. kr.",
            "Psykiatriplan 2020-2024",
            "5 mio. kr. årligt",
            "budgetaftalen for 2025",
            "frivillighedskoordinator",
            "Recommendation 2: discussed",
            "Middelfart Nærhospital",
        ],
    ),
    (
        "Item 5: Beslutningspunkt: Udvælgelse af indsatser til Det nationale ledelsesprogram hold 4",
        &[
            "15:40–15:45",
            "Det Nationale Kvalitetsprogram fra 2015",
            "Danske Regioner",
            "siden 2022",
            "september 2025",
            "juni 2026",
            "ni dage",
            "november 2024",
            "GAF",
            "Global Assessment and Functioning Scale",
            "+65",
            "CFS",
            "2 uger",
            "Dansk Selskab for Almen Medicin",
            "Recommendation 1: approved.",
            "Fredericia, Billund og Vejen",
            "Ældrelov",
            "Middelfart Kommune ser sammen med psykiatrien",
            "Vejen Kommune: CFS",
            "SLB",
            "Vejle, Kolding og Middelfart",
            "approved with conditions",
            "Notat: Styrket fælles sprog mellem bostøtte og psykiatri – GAF",
            "Beskrivelse af indsats - styrket fælles sprog mellem bostøtte og lokalpsykiatri.docx",
            "Notat: Clinical Frailty Score",
            "Clinical Frailty Score (det nationale ledelsesprogram).docx",
        ],
    ),
    ("Pause", &["15:45–15:55"]),
    (
        "Item 6: Drøftelsepunkt: Samarbejdsmuligheder med erhvervskandidatuddannelser på SDU",
        &[
            "15:55–16:15",
            "Merete Munk",
            "uddannelses- og sekretariatschef på Det Sundhedsvidenskabelige Fakultet",
            "Klinisk Sygepleje",
            "fire år",
            "https://www.sdu.dk/da/uddannelse/erhvervskandidat/klinisksygepleje",
            "Sydvestjysk Sygehus (SVS)",
            "Sygehus Sønderjylland (SHS)",
            "Sjællands Universitetshospital (SUH)",
            "25 timer",
            "Recommendation 1: discussed",
            "- Sygehus Lillebælt:",
            "- Vejen Kommune:",
            "SydVest",
            "2024-11-11",
            "2024-05-24",
            "Punkt 6 BILAG Pressemedd. Hospital og universitet er rykket tættere sammen – og det nyder patienterne godt af _ Syddansk Universitet 2024-11-11.pdf",
            "PUNKT 6 BILAG Sundhedsmonitor - Debat. Nej. Universiteterne uddanner ikke sundhedspersonale ud af faget - 2024-05-24.pdf",
        ],
    ),
    (
        "Item 7: Beslutnings sag: Klyngemidler; status og beslutning om honorering af almen praksis",
        &[
            "16:15–16:25",
            "ca. 8 mio. kr.",
            "Seks initiativer",
            "budgetåret 2024",
            "91.494 kr.",
            "5 timer om måneden i 8 måneder: 42.881,00 kr.",
            "4 møder à 2 timer",
            "2. halvår 2024 til 1. halvår 2026: 8.576,00 kr.",
            "| Bliv Trygt Hjemme |",
            "Middelfart Kommune havde økonomien. | 0 |",
            "ca. 90.000 kr.",
            "udgangen af 2025",
            "Sygehus Lillebælt havde økonomien",
            "13.297 kr.",
            "Ca. 25.000 kr.",
            "57.730 kr.",
            "tre kommuner",
            "seks kommuner",
            "28.981 kr.",
            "to kommuner",
            "4.783 kr.",
            "bagatelgrænse",
            "Recommendation 1: noted",
            "Recommendation 2: approved.",
            "Recommendation 3: approved.",
            "- Billund Kommune: Spørger",
            "1. maj 2025",
            "due: 1 May 2025",
            "Notat – Status over klyngemidler og klyngemiddelinitiativer",
            "punkt 7. Bilag Notat - Status over klyngemidler og klyngemiddelinitiativer - 2025-feb.docx",
        ],
    ),
    (
        "Item 8: Beslutningspunkt: Godkendelse af evalueringsplan for klyngemiddelinitiativet Træning og Trivsel for seniorer",
        &[
            "16:25–16:35",
            "september 2024",
            "2.454.500 kr.",
            "Fredericia, Kolding og Vejle",
            "marts 2026",
            "primo 2025 til primo 2026",
            "KAN-parametre",
            "SundBy-Netværkets videnskabelon",
            "2. kvartal 2026",
            "Recommendations by Styregruppen for projekt Træning og Trivsel for seniorer",
            "Recommendation 1: approved.",
            "økonomisk evaluering",
            "- Vejle Kommune: Har skriftligt",
            "punkt 8 BILAG Evaluering - dokumentation - afrapportering vedr. TOT - 07.02.25.docx",
            "Projektbeskrivelse - Træning og trivsel for seniorer - 2024-08-27 _ ENDELIG.pdf",
        ],
    ),
    (
        "Item 9: Beslutningspunkt: Tilbagemelding vedr. driftsmodel for fælles kompetenceudvikling på børne- og ungeområderne vedr. mistrivsel",
        &[
            "16:35–16:45",
            "ca. 3,5 mio. kr.",
            "2023-2025",
            "PPR",
            "OCD",
            "Fremskudt Funktion",
            "STIME",
            "Fremskudt Koordinering",
            "Recommendations by Ledelsesgruppen",
            "Recommendation 1: approved.",
            "Recommendation 2: approved.",
        ],
    ),
    (
        "Item 10: Gensidigt orienteringspunkt: Sundhedsreformen",
        &["16:45–17:05", "foråret 2025", "Jane Kraglund", "Kurt Espersen", "Decision: discussed"],
    ),
    (
        "Item 11: Beslutningspunkt: Punkter til næste møde i Politisk Niveau d. 4. april 2025",
        &[
            "17:05–17:15",
            "4 April 2025",
            "På vej mod en sundhedsreform",
            "1. Orienteringspunkt: Fælles overblik og kommende opgaver",
            "2. Rundvisning på Middelfart Nærhospital",
            "3. Status vedr. klyngemidler og klyngemiddelinitiativer",
            "4. Drøftelsespunkt: Lokale erfaringer og samarbejde i Lillebælt",
            "5. Punkter til næste møde",
            "6. Evt.",
            "rækkefølgen af punkterne ændres",
            "Recommendation 1: approved.",
        ],
    ),
    (
        "Item 12: Beslutningspunkt: Punkter til næste møde i Fagligt Strategisk Niveau d. 15. maj 2025",
        &[
            "17:15–17:25",
            "15 May 2025",
            "11.30-14.00",
            "Regionshuset",
            "1. Gensidig orientering: sundhedsreformen",
            "2. Opfølgning på møde i Politisk Niveau",
            "3. Orientering om fase 2",
            "Sundhedsberedskabsplan",
            "Kolding, Fredericia, Middelfart, Vejen og Billund",
            "fire kommuner",
            "Recommendation 1: approved as amended",
        ],
    ),
    (
        "Item 13: Eventuelt",
        &["17:25–17:30", "- Vejen Kommune: Foreslår", "Formandskabet", "Psykiatrien"],
    ),
    (
        "Item 14: Skriftlig orientering: organisering og implementering af SAM:BO-aftalen",
        &[
            "juli",
            "30. oktober",
            "scenarie 1",
            "scenarie 2",
            "29. januar 2025",
            "fire sundhedsklynger",
            "uge 13, 14 og 15",
            "2. april og 10. april",
            "Det koordinerende niveau",
            "Mail til sundhedsklyngerne vedr. SAMBO.docx",
            "Invitation SAMBO undervisning Sundhedsklynge Lillebælt.docx",
            "godkendt-sambo-aftale-d-29-januar-2025.pdf",
            "Bilag - SAMBO - Tids- og procesplan - centrale nedslag_3 december.docx",
            "Implementeringsplan",
            "Link til revideret aftale",
        ],
    ),
    (
        "Item 15: Skriftlig orientering: Evaluering, tværsektoriel temadag i Sundhedsklynge Lillebælt d. 6. november 2024",
        &[
            "185 deltagere",
            "marketplace",
            "Evaluering af tværsektoriel temadag d. 6/11 2024",
            "Bilag, Evaluering, tværsektoriel temadag.docx",
        ],
    ),
    (
        "Item 16: Skriftlig orientering: Status på implementeringen af det tværsektorielle forløbsprogram for borgere med lænderygbesvær",
        &[
            "1. januar 2024",
            "Lisbeth Hartvigsen",
            "1. juni 2024",
            "en dag om ugen",
            "Rygcenter Syddanmark",
            "foråret 2025",
            "medio 2025",
            "Generisk punkt – Sundhedsklyngerne vedr. forløbsprogram for mennesker med lænderygbesvær",
            "Generisk punkt - Sundhedsklyngerne vedr. Forløbsprogrammet for mennesker med lænderygbesvær.docx",
        ],
    ),
];
