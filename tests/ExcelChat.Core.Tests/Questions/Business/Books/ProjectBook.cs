using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Projects with managers, dates, budgets and progress.</summary>
internal sealed class ProjectBook : BusinessBook
{
    private readonly IReadOnlyList<Project> _projects = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("projects.xlsx", new SheetDraft("Portfolio", "General", "General", "General", "General", "yyyy-mm-dd", "yyyy-mm-dd", "£#,##0", "£#,##0", "0%")
            .Row("Project", "Client", "Project Manager", "Status", "Start", "End", "Budget", "Spent", "Progress")
            .All(_projects, p => [p.Name, p.Client, p.Manager, p.Status, p.Start, p.End, p.Budget, p.Spent, p.Progress])
            .Row("Total", null, null, null, null, null, _projects.Sum(p => p.Budget), _projects.Sum(p => p.Spent))),
    ];

    protected override void Ask()
    {
        var (one, two, three) = (_projects[3], _projects[11], _projects[20]);
        Is(Lookup, $"Who manages {one.Name}?", one.Manager);
        Is(Lookup, $"What is the budget of project {two.Name}?", two.Budget);
        Is(Lookup, $"When does {three.Name} end?", three.End);
        Is(Lookup, $"How far along is {one.Name}? (progress)", one.Progress);
        Is(Lookup, $"Which client is {two.Name} for?", two.Client);
        Is(Lookup, $"How much have we spent on {three.Name}?", three.Spent);
        Is(Aggregate, "What is the total budget of all projects?", _projects.Sum(p => p.Budget));
        Is(Aggregate, "How much has been spent on active projects?", Of(p => p.Status == "Active").Sum(p => p.Spent));
        Is(Aggregate, "Total budget managed by Priya Nair", Of(p => p.Manager == "Priya Nair").Sum(p => p.Budget));
        Is(Aggregate, "What is the average progress of active projects?", Of(p => p.Status == "Active").Average(p => p.Progress));
        Is(Aggregate, "average budget for Northwind projects", Of(p => p.Client == "Northwind").Average(p => p.Budget));
        Is(Top, "Which project has the largest budget?", _projects.MaxBy(p => p.Budget)!.Name);
        Is(Top, "Which manager runs the most projects?", _projects.GroupBy(p => p.Manager).MaxBy(g => g.Count())!.Key);
        Are(Top, "List the 4 projects with the highest spend", _projects.OrderByDescending(p => p.Spent).Take(4).Select(p => p.Name));
        Is(Top, "Which project started first?", _projects.MinBy(p => p.Start)!.Name);
        Is(Top, "Which client has the highest total budget?", _projects.GroupBy(p => p.Client).MaxBy(g => g.Sum(p => p.Budget))!.Key);
        Each(Group, "Budget by client", _projects.GroupBy(p => p.Client).Select(g => (g.Key, g.Sum(p => p.Budget))));
        Each(Group, "number of projects by status", _projects.GroupBy(p => p.Status).Select(g => (g.Key, g.Count())));
        Each(Group, "How much did each manager spend?", _projects.GroupBy(p => p.Manager).Select(g => (g.Key, g.Sum(p => p.Spent))));
        Is(Compare, $"Which has the bigger budget, {one.Name} or {two.Name}?", one.Budget > two.Budget ? one.Name : two.Name);
        Is(Compare, $"How many more pounds of budget does {one.Name} have than {three.Name}?", Math.Abs(one.Budget - three.Budget));
        Are(Compare, "Which projects have spent more than their budget?", Of(p => p.Spent > p.Budget).Select(p => p.Name));
        Is(Share, "What share of the total budget belongs to Contoso?", Of(p => p.Client == "Contoso").Sum(p => p.Budget) / _projects.Sum(p => p.Budget));
        Is(Share, "What percentage of projects are on hold?", (decimal)Of(p => p.Status == "On hold").Count() / _projects.Count);
        Is(Count, "How many projects are completed?", Of(p => p.Status == "Completed").Count());
        Is(Count, "How many active projects does Omar Haddad manage?", Of(p => p.Status == "Active" && p.Manager == "Omar Haddad").Count());
        Is(Count, "How many projects are less than 50% complete (progress)?", Of(p => p.Progress < 0.5m).Count());
        Is(Dates, "How many projects started in 2023?", Of(p => p.Start.Year == 2023).Count());
        Are(Dates, "Which projects end in 2023?", Of(p => p.End.Year == 2023).Select(p => p.Name));
        Is(Dates, "Total budget of projects that started after 1 July 2023", Of(p => p.Start > new DateOnly(2023, 7, 1)).Sum(p => p.Budget));
    }

    private IEnumerable<Project> Of(Func<Project, bool> where) => _projects.Where(where);

    private static Project[] Make()
    {
        var random = new Random(71);
        string[] names =
        [
            "Apollo", "Beacon", "Cobalt", "Delphi", "Ember", "Falcon", "Glacier", "Horizon", "Indigo", "Juniper", "Keystone", "Lighthouse", "Mercury", "Nimbus",
            "Orchid", "Pioneer", "Quartz", "Redwood", "Summit", "Titan", "Umbra", "Vertex", "Willow", "Xenon", "Yellowstone", "Zephyr",
        ];
        return [.. names.Select(name =>
        {
            var (start, budget) = (random.Day(new(2022, 9, 1), new(2024, 2, 1)), 1000m * random.Next(20, 400));
            return new Project(
                name, random.Of(["Northwind", "Contoso", "Fabrikam", "Tailspin"]), random.Of(["Priya Nair", "Omar Haddad", "Lena Vogt", "Sam Whitfield"]),
                random.Of(["Active", "Active", "Completed", "On hold"]), start, start.AddDays(random.Next(300, 700)), budget, Math.Round(budget * random.Next(10, 125) / 100m) + random.Next(1, 400), random.Next(1, 20) / 20m);
        })];
    }

    private sealed record Project(string Name, string Client, string Manager, string Status, DateOnly Start, DateOnly End, decimal Budget, decimal Spent, decimal Progress);
}
