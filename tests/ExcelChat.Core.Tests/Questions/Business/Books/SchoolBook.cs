using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Schools of a county, with counts, ratios and a flag.</summary>
internal sealed class SchoolBook : BusinessBook
{
    private readonly IReadOnlyList<School> _schools = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("schools.xlsx", new SheetDraft("Schools", "General", "General", "General", "0", "#,##0", "0", "0.0", "$#,##0", "0.0%")
            .Row("Public schools of the county, school year 2023/24").Merge("A1:J1")
            .Row("School", "District", "Type", "Founded", "Students", "Teachers", "Students per Teacher", "Budget", "Attendance Rate", "Has Library")
            .All(_schools, s => [s.Name, s.District, s.Type, s.Founded, s.Students, s.Teachers, Math.Round((decimal)s.Students / s.Teachers, 1), s.Budget, s.Attendance, s.Library])
            .Row("Total", null, null, null, _schools.Sum(s => s.Students), _schools.Sum(s => s.Teachers), null, _schools.Sum(s => s.Budget))
            .Row("Attendance as reported by the schools.")),
    ];

    protected override void Ask()
    {
        var (one, two, three) = (_schools[5], _schools[18], _schools[29]);
        Is(Lookup, $"How many students does {one.Name} have?", one.Students);
        Is(Lookup, $"In which district is {two.Name}?", two.District);
        Is(Lookup, $"When was {three.Name} founded?", three.Founded);
        Is(Lookup, $"What is the attendance rate at {one.Name}?", one.Attendance);
        Is(Lookup, $"budget of {two.Name}", two.Budget);
        Is(Lookup, $"How many teachers work at {three.Name}?", three.Teachers);
        Is(Aggregate, "How many students are there in total?", _schools.Sum(s => s.Students));
        Is(Aggregate, "How many teachers work in the Lakeside district?", Of(s => s.District == "Lakeside").Sum(s => s.Teachers));
        Is(Aggregate, "What is the average attendance rate of high schools?", Of(s => s.Type == "High").Average(s => s.Attendance));
        Is(Aggregate, "Total budget of elementary schools in Hillcrest", Of(s => s.Type == "Elementary" && s.District == "Hillcrest").Sum(s => s.Budget));
        Is(Aggregate, "What is the smallest number of students at a school?", _schools.Min(s => s.Students));
        Is(Top, "Which school has the most students?", _schools.MaxBy(s => s.Students)!.Name);
        Is(Top, "What is the oldest school?", _schools.MinBy(s => s.Founded)!.Name);
        Are(Top, "Name the 3 schools with the highest attendance rate", _schools.OrderByDescending(s => s.Attendance).Take(3).Select(s => s.Name));
        Is(Top, "Which district has the largest total budget?", _schools.GroupBy(s => s.District).MaxBy(g => g.Sum(s => s.Budget))!.Key);
        Is(Top, "Which district has the fewest schools?", _schools.GroupBy(s => s.District).MinBy(g => g.Count())!.Key);
        Each(Group, "students by district", _schools.GroupBy(s => s.District).Select(g => (g.Key, g.Sum(s => s.Students))));
        Each(Group, "How many schools of each type are there?", _schools.GroupBy(s => s.Type).Select(g => (g.Key, g.Count())));
        Each(Group, "average budget per type of school", _schools.GroupBy(s => s.Type).Select(g => (g.Key, g.Average(s => s.Budget))));
        Is(Compare, $"Does {one.Name} or {two.Name} have more students?", one.Students > two.Students ? one.Name : two.Name);
        Is(Compare, $"How many more teachers does {one.Name} have than {three.Name}?", Math.Abs(one.Teachers - three.Teachers));
        Is(Share, "What percentage of students go to high schools?", (decimal)Of(s => s.Type == "High").Sum(s => s.Students) / _schools.Sum(s => s.Students));
        Is(Share, "What share of schools has a library?", (decimal)Of(s => s.Library).Count() / _schools.Count);
        Is(Count, "How many schools are in the Riverside district?", Of(s => s.District == "Riverside").Count());
        Is(Count, "How many schools have more than 800 students?", Of(s => s.Students > 800).Count());
        Is(Count, "How many middle schools have no library?", Of(s => s.Type == "Middle" && !s.Library).Count());
        Is(Dates, "How many schools were founded before 1950?", Of(s => s.Founded < 1950).Count());
        Is(Dates, "total students of schools founded between 1960 and 1980", Of(s => s.Founded is >= 1960 and <= 1980).Sum(s => s.Students));
    }

    private IEnumerable<School> Of(Func<School, bool> where) => _schools.Where(where);

    private static School[] Make()
    {
        var random = new Random(113);
        string[] names =
        [
            "Adams", "Baldwin", "Carver", "Douglass", "Edison", "Franklin", "Garfield", "Hamilton", "Irving", "Jefferson", "Kennedy", "Lincoln", "Madison", "Newton", "Orwell",
            "Parks", "Quincy", "Roosevelt", "Sherman", "Truman", "Underwood", "Vernon", "Whitman", "York", "Zimmer", "Ashford", "Brookfield", "Crestview", "Dunmore", "Eastgate", "Fairmont", "Glenwood",
        ];
        return [.. names.Select((n, i) => new School(
            $"{n} School", random.Of(["Lakeside", "Hillcrest", "Riverside", "Lakeside"]), random.Of(["Elementary", "Middle", "High"]), 1901 + (i * 37 % 101), random.Next(180, 1500),
            random.Next(12, 95), random.Next(900_000, 9_000_000), random.Next(820, 990) / 1000m, random.Next(4) != 0))];
    }

    private sealed record School(string Name, string District, string Type, int Founded, int Students, int Teachers, decimal Budget, decimal Attendance, bool Library);
}
