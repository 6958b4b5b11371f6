using System.Collections.Frozen;

namespace ExcelChat.Tables.Profiling;

/// <summary>The words by which headers and values tell what they are about, in several languages.</summary>
internal static class TagWords
{
    /// <summary>Words of headers over amounts of money.</summary>
    public static readonly FrozenSet<string> Money = Of(
        "price cost costs amount revenue revenues sales salary wage wages pay budget profit loss income expense expenses expenditure fee fees spend spending turnover margin ebit ebitda debt "
        + "cash payment payments balance tax taxes vat invoice gdp funding donation donations premium rent preis preise kosten betrag umsatz umsätze gehalt gewinn verlust einnahmen ausgaben aufwand steuer "
        + "miete erlös prix coût coûts montant chiffre salaire dépenses recettes precio costo costos importe ingresos gastos prezzo costi importo ricavi prijs bedrag omzet kosten");

    /// <summary>Words of headers over counts and measures.</summary>
    public static readonly FrozenSet<string> Quantity = Of(
        "quantity qty count units number volume weight mass length height width depth area size distance total population votes points goals games wins losses stock inventory headcount employees "
        + "members students patients visitors passengers hours amount capacity score menge anzahl stück gewicht länge höhe breite fläche bevölkerung einwohner mitarbeiter lagerbestand quantité nombre poids "
        + "cantidad número peso población quantità aantal");

    /// <summary>Words of headers over places.</summary>
    public static readonly FrozenSet<string> Place = Of(
        "country countries city town state province region county district address street location place venue territory nation municipality village area continent zip postcode airport port "
        + "land stadt ort region bundesland kreis adresse straße plz gemeinde pays ville adresse département commune país ciudad provincia dirección paese città indirizzo regione stad gemeente");

    /// <summary>Words of headers over people.</summary>
    public static readonly FrozenSet<string> Person = Of(
        "person employee manager author player driver candidate artist rider athlete head coach director contact surname firstname lastname salesperson salesman owner teacher student doctor patient "
        + "president minister winner captain actor actress composer writer rep representative mitarbeiter vorname nachname ansprechpartner autor leiter fahrer spieler schüler auteur prénom joueur "
        + "empleado autor jugador apellido dipendente medewerker");

    /// <summary>Words of headers over organisations.</summary>
    public static readonly FrozenSet<string> Organisation = Of(
        "company companies supplier vendor organisation organization employer bank agency manufacturer institution university school club team department division subsidiary firm brand publisher "
        + "client partner ministry authority party firma unternehmen lieferant hersteller abteilung verein bank behörde partei société entreprise fournisseur organisme empresa proveedor azienda fornitore bedrijf leverancier");

    /// <summary>Words of headers over moments and periods.</summary>
    public static readonly FrozenSet<string> Time = Of(
        "date day month year quarter week time period season fiscal fy datum tag monat jahr quartal woche zeit zeitraum année mois jour trimestre semaine fecha año mes día data anno mese giorno jaar maand");

    /// <summary>The names of months and days and of quarters.</summary>
    public static readonly FrozenSet<string> Moments = Of(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday "
        + "mon tue wed thu fri sat sun januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio "
        + "julio agosto septiembre octubre noviembre diciembre q1 q2 q3 q4 h1 h2 montag dienstag mittwoch donnerstag freitag samstag sonntag");

    /// <summary>Countries, in English, and the parts of the world.</summary>
    public static readonly FrozenSet<string> Places = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Afghanistan", "Albania", "Algeria", "Angola", "Argentina", "Armenia", "Australia", "Austria", "Azerbaijan", "Bahrain", "Bangladesh", "Belarus", "Belgium", "Benin", "Bolivia", "Bosnia and Herzegovina",
        "Botswana", "Brazil", "Bulgaria", "Burkina Faso", "Burundi", "Cambodia", "Cameroon", "Canada", "Chad", "Chile", "China", "Colombia", "Congo", "Costa Rica", "Croatia", "Cuba", "Cyprus", "Czech Republic",
        "Czechia", "Denmark", "Dominican Republic", "Ecuador", "Egypt", "El Salvador", "England", "Eritrea", "Estonia", "Ethiopia", "Fiji", "Finland", "France", "Gabon", "Gambia", "Georgia", "Germany", "Ghana",
        "Greece", "Guatemala", "Guinea", "Haiti", "Honduras", "Hong Kong", "Hungary", "Iceland", "India", "Indonesia", "Iran", "Iraq", "Ireland", "Israel", "Italy", "Ivory Coast", "Jamaica", "Japan", "Jordan",
        "Kazakhstan", "Kenya", "Kosovo", "Kuwait", "Laos", "Latvia", "Lebanon", "Libya", "Liechtenstein", "Lithuania", "Luxembourg", "Madagascar", "Malawi", "Malaysia", "Mali", "Malta", "Mexico", "Moldova",
        "Monaco", "Mongolia", "Montenegro", "Morocco", "Mozambique", "Myanmar", "Namibia", "Nepal", "Netherlands", "New Zealand", "Nicaragua", "Niger", "Nigeria", "North Korea", "North Macedonia",
        "Northern Ireland", "Norway", "Oman", "Pakistan", "Panama", "Paraguay", "Peru", "Philippines", "Poland", "Portugal", "Puerto Rico", "Qatar", "Romania", "Russia", "Rwanda", "Saudi Arabia", "Scotland",
        "Senegal", "Serbia", "Singapore", "Slovakia", "Slovenia", "Somalia", "South Africa", "South Korea", "Spain", "Sri Lanka", "Sudan", "Sweden", "Switzerland", "Syria", "Taiwan", "Tanzania", "Thailand",
        "Togo", "Trinidad and Tobago", "Tunisia", "Turkey", "Uganda", "Ukraine", "United Arab Emirates", "United Kingdom", "United States", "USA", "UK", "Uruguay", "Uzbekistan", "Venezuela", "Vietnam", "Wales",
        "Yemen", "Zambia", "Zimbabwe", "Europe", "Asia", "Africa", "North America", "South America", "Latin America", "Oceania", "Middle East", "EMEA", "APAC", "Deutschland", "Österreich", "Schweiz", "Frankreich",
        "Italien", "Spanien", "Niederlande", "Belgien", "Polen", "London", "Paris", "Berlin", "New York", "Tokyo", "Madrid", "Rome", "Vienna", "Zurich", "Munich", "Hamburg", "Chicago", "Los Angeles", "Boston", "California",
        "Texas", "Florida", "Ohio", "Illinois", "Pennsylvania", "Michigan", "Washington", "Virginia", "Massachusetts", "New Jersey", "Arizona", "Colorado", "Oregon", "Minnesota", "Wisconsin", "Indiana", "Alabama", "Kansas", "Iowa");

    /// <summary>The last words of the names of organisations.</summary>
    public static readonly FrozenSet<string> LegalForms = Of(
        "inc inc. ltd ltd. llc plc corp corp. corporation company co co. gmbh ag se kg ohg e.v. ug sa s.a. sas sarl s.a.r.l. srl s.r.l. spa s.p.a. bv b.v. nv n.v. ab oy a/s asa aps limited group holding "
        + "holdings bank university college institute foundation association ministry");

    private static FrozenSet<string> Of(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
