namespace ExcelChat.SampleData;

/// <summary>A list of people that starts in A1, and a second sheet with their departments.</summary>
internal static class StaffList
{
    private const int People = 120;

    private static readonly string[] FirstNames =
    [
        "Ada", "Bram", "Celia", "Dario", "Elin", "Femke", "Goran", "Hanne", "Ilse", "Jonas",
        "Katja", "Luca", "Maren", "Nuno", "Oona", "Pavel", "Rosa", "Stellan", "Tilda", "Viktor",
    ];

    private static readonly string[] LastNames =
    [
        "Almgren", "Brandt", "Castell", "Dumont", "Ekberg", "Farkas", "Galvin", "Hollis", "Ivarsson",
        "Jansen", "Kowal", "Lindqvist", "Moreau", "Novik", "Okafor", "Pereira", "Quist",
    ];

    private static readonly (string Department, string CostCentre, string[] Titles)[] Departments =
    [
        ("Sales", "CC-100", ["Account Manager", "Sales Analyst", "Key Account Lead"]),
        ("Marketing", "CC-110", ["Campaign Planner", "Copywriter", "Designer"]),
        ("Warehouse", "CC-200", ["Picker", "Shift Lead", "Stock Controller"]),
        ("Technology", "CC-300", ["Software Engineer", "Systems Engineer", "Data Engineer"]),
        ("Finance", "CC-400", ["Accountant", "Controller", "Payroll Clerk"]),
        ("People", "CC-410", ["Recruiter", "People Partner"]),
    ];

    private static readonly string[] Locations = ["Oslo", "Lisbon", "Gdansk", "Lyon"];

    public static IReadOnlyList<SheetWriter> Write(SharedStrings strings)
    {
        SheetWriter staff = new("Staff", strings, 20, 14, 20, 12, 12, 14, 10, 12);
        WriteHeaders(staff, "Name", "Department", "Title", "Hire Date", "Birth Date", "Salary", "Full Time", "Location");
        Dice dice = new(1207);
        for (int i = 0; i < People; i++)
        {
            staff.Row(row => WritePerson(row, dice, i));
        }

        SheetWriter departments = new("Departments", strings, 14, 20, 12);
        WriteHeaders(departments, "Department", "Head", "Cost Centre");
        for (int i = 0; i < Departments.Length; i++)
        {
            departments.Row(row => WriteDepartment(row, i));
        }

        return [staff, departments];
    }

    private static void WriteHeaders(SheetWriter sheet, params string[] headers) => sheet.Row(row =>
    {
        foreach (string header in headers)
        {
            row.Text(header, CellStyle.Header);
        }
    });

    private static void WritePerson(SheetWriter row, Dice dice, int index)
    {
        (string department, _, string[] titles) = Departments[index % Departments.Length];
        bool isHead = index < Departments.Length;
        DateOnly hired = new DateOnly(2008, 1, 7).AddDays(dice.Between(0, 6100));
        row.Text(NameOf(index));
        row.Text(department);
        row.Text(isHead ? $"Head of {department}" : dice.Pick(titles));
        row.Date(hired);
        row.Date(hired.AddDays(-dice.Between(20 * 365, 45 * 365)));
        row.Number(isHead ? dice.Between(170, 220) * 500 : dice.Between(58, 150) * 500, CellStyle.Euro);
        row.Flag(isHead || dice.Chance(80));
        row.Text(dice.Pick(Locations));
    }

    private static void WriteDepartment(SheetWriter row, int index)
    {
        row.Text(Departments[index].Department);
        row.Text(NameOf(index));
        row.Text(Departments[index].CostCentre);
    }

    // The two lists have lengths without a common factor, so the first 340 pairs are all different.
    private static string NameOf(int index) => $"{FirstNames[index * 7 % FirstNames.Length]} {LastNames[index * 5 % LastNames.Length]}";
}
