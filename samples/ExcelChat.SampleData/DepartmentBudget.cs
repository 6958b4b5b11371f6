namespace ExcelChat.SampleData;

/// <summary>Departments over quarters: two header rows (years over quarters, merged), group heads without figures, a totals row of SUM formulas.</summary>
internal static class DepartmentBudget
{
    public const string Title = "Larkfield Outdoor: department budget 2023 and 2024, in thousands of EUR";
    private const int Quarters = 8;

    private static readonly (string Group, (string Department, int Quarterly)[] Departments)[] Groups =
    [
        ("Operations", [("Purchasing", 310), ("Warehouse", 420), ("Transport", 365), ("Quality", 95)]),
        ("Commercial", [("Sales", 540), ("Marketing", 385), ("Customer Care", 160), ("Web Shop", 225)]),
        ("Corporate", [("Finance", 175), ("People", 120), ("Technology", 460), ("Legal", 80), ("Facilities", 145)]),
    ];

    public static SheetWriter Write(SharedStrings strings)
    {
        SheetWriter sheet = new("Budget", strings, 20, 10, 10, 10, 10, 10, 10, 10, 10);
        Dice dice = new(2024);
        WriteHeader(sheet);
        int first = sheet.RowNumber + 1;
        int[] totals = new int[Quarters];
        foreach ((string group, (string Department, int Quarterly)[] departments) in Groups)
        {
            sheet.Row(row => row.Text(group, CellStyle.Group));
            foreach ((string department, int quarterly) in departments)
            {
                sheet.Row(row => WriteDepartment(row, dice, department, quarterly, totals));
            }
        }

        WriteTotals(sheet, first, totals);
        return sheet;
    }

    private static void WriteHeader(SheetWriter sheet)
    {
        sheet.Row(row => row.Text(Title, CellStyle.Title));
        sheet.SkipRow();
        sheet.Row(row =>
        {
            row.Text("Department", CellStyle.Header);
            row.Number(2023, CellStyle.Header);
            row.Skip(3);
            row.Number(2024, CellStyle.Header);
        });
        sheet.Row(row =>
        {
            row.Skip();
            for (int quarter = 0; quarter < Quarters; quarter++)
            {
                row.Text($"Q{(quarter % 4) + 1}", CellStyle.Header);
            }
        });
        foreach (string range in (string[])["A1:I1", "A3:A4", "B3:E3", "F3:I3"])
        {
            sheet.Merge(range);
        }
    }

    private static void WriteDepartment(SheetWriter row, Dice dice, string department, int quarterly, int[] totals)
    {
        row.Text(department);
        for (int quarter = 0; quarter < Quarters; quarter++)
        {
            int growth = quarter < 4 ? 100 : 106;
            int amount = quarterly * growth * dice.Between(90, 112) / 10000;
            totals[quarter] += amount;
            row.Number(amount, CellStyle.Whole);
        }
    }

    private static void WriteTotals(SheetWriter sheet, int first, int[] totals)
    {
        int last = sheet.RowNumber;
        sheet.Row(row =>
        {
            row.Text("Total", CellStyle.TotalLabel);
            for (int quarter = 0; quarter < Quarters; quarter++)
            {
                char letter = (char)('B' + quarter);
                row.Formula($"SUM({letter}{first}:{letter}{last})", totals[quarter], CellStyle.Total);
            }
        });
    }
}
