using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>The people of a company, with salaries in dollars.</summary>
internal sealed class StaffBook : BusinessBook
{
    private readonly IReadOnlyList<Person> _people = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("employees.xlsx", new SheetDraft("Employees", "0", "General", "General", "General", "General", "dd/mm/yyyy", "$#,##0", "0%", "0")
            .Row("Employee No", "Name", "Department", "Job Title", "Office", "Start Date", "Salary", "Bonus Rate", "Vacation Days", "Remote")
            .All(_people, p => [p.Number, p.Name, p.Department, p.Title, p.Office, p.Start, p.Salary, p.Bonus, p.Vacation, p.Remote ? "Yes" : "No"])),
    ];

    protected override void Ask()
    {
        var (one, two, three) = (_people[4], _people[33], _people[58]);
        Is(Lookup, $"What is {one.Name}'s salary?", one.Salary);
        Is(Lookup, $"Which department does {two.Name} work in?", two.Department);
        Is(Lookup, $"When did {three.Name} start?", three.Start);
        Is(Lookup, $"What's the job title of employee {two.Number}?", two.Title);
        Is(Lookup, $"How many vacation days does {one.Name} have?", one.Vacation);
        Is(Aggregate, "What do we spend on salaries in total?", _people.Sum(p => p.Salary));
        Is(Aggregate, "average salary in Engineering", Of(p => p.Department == "Engineering").Average(p => p.Salary));
        Is(Aggregate, "total salary of people who started before 2020", Of(p => p.Start.Year < 2020).Sum(p => p.Salary));
        Is(Aggregate, "What is the median salary?", Median(_people.Select(p => p.Salary)));
        Is(Aggregate, "What's the highest salary in the Berlin office?", Of(p => p.Office == "Berlin").Max(p => p.Salary));
        Is(Aggregate, "Combined salary of all Sales staff in London", Of(p => p.Department == "Sales" && p.Office == "London").Sum(p => p.Salary));
        Is(Top, "Who earns the most?", _people.MaxBy(p => p.Salary)!.Name);
        Are(Top, "Who are the 5 best paid employees?", _people.OrderByDescending(p => p.Salary).Take(5).Select(p => p.Name));
        Is(Top, "Which department has the most employees?", _people.GroupBy(p => p.Department).MaxBy(g => g.Count())!.Key);
        Is(Top, "Who has been with us the longest?", _people.MinBy(p => p.Start)!.Name);
        Is(Top, "Which office has the lowest average salary?", _people.GroupBy(p => p.Office).MinBy(g => g.Average(p => p.Salary))!.Key);
        Each(Group, "Headcount by department", _people.GroupBy(p => p.Department).Select(g => (g.Key, g.Count())));
        Each(Group, "average salary per office", _people.GroupBy(p => p.Office).Select(g => (g.Key, g.Average(p => p.Salary))));
        Each(Group, "How many people work in each office?", _people.GroupBy(p => p.Office).Select(g => (g.Key, g.Count())));
        Is(Compare, $"Who earns more, {one.Name} or {two.Name}?", one.Salary > two.Salary ? one.Name : two.Name);
        Is(Compare, "Is the average salary higher in Berlin or in Madrid?", new[] { "Berlin", "Madrid" }.MaxBy(o => Of(p => p.Office == o).Average(p => p.Salary))!);
        Is(Share, "What share of employees work remotely?", (decimal)Of(p => p.Remote).Count() / _people.Count);
        Is(Share, "What percentage of the total salary goes to Marketing?", Of(p => p.Department == "Marketing").Sum(p => p.Salary) / _people.Sum(p => p.Salary));
        Is(Count, "How many employees do we have?", _people.Count);
        Is(Count, "How many people in Finance earn more than 70000?", Of(p => p.Department == "Finance" && p.Salary > 70000).Count());
        Is(Count, "How many employees have at least 28 vacation days?", Of(p => p.Vacation >= 28).Count());
        Is(Dates, "How many people joined in 2021?", Of(p => p.Start.Year == 2021).Count());
        Is(Dates, "How many employees were hired between 2018 and 2020?", Of(p => p.Start.Year is >= 2018 and <= 2020).Count());
        Each(Trend, "Number of hires per year", _people.GroupBy(p => p.Start.Year).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
    }

    private IEnumerable<Person> Of(Func<Person, bool> where) => _people.Where(where);

    private static decimal Median(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static Person[] Make()
    {
        var random = new Random(23);
        string[] given = ["Alice", "Bruno", "Chen", "Dalia", "Emil", "Farah", "Goran", "Hana", "Ivan", "Julia"];
        string[] family = ["Abbott", "Brandt", "Costa", "Dupont", "Eriksen", "Fischer", "Green", "Haddad"];
        return [.. family.SelectMany(f => given.Select(g => $"{g} {f}")).Take(74).Select((name, i) => new Person(
            2001 + i, name, random.Of(["Engineering", "Sales", "Marketing", "Finance", "Support", "Engineering"]), random.Of(["Analyst", "Specialist", "Team Lead", "Director"]),
            random.Of(["Berlin", "London", "Madrid"]), random.Day(new(2015, 1, 5), new(2023, 11, 20)), random.Next(38000, 120000), random.Next(0, 20) / 100m, random.Next(22, 33), random.Next(3) == 0))];
    }

    private sealed record Person(int Number, string Name, string Department, string Title, string Office, DateOnly Start, decimal Salary, decimal Bonus, int Vacation, bool Remote);
}
