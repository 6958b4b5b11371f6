using ExcelChat.Workbooks;
using static ExcelChat.Core.Tests.Questions.Business.QuestionKind;

namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Budget against actual under headers of two levels, with a total row.</summary>
internal sealed class BudgetBook : BusinessBook
{
    private static readonly string[] Names = ["Marketing", "Research", "Operations", "Legal", "Facilities", "Training", "Customer Support", "Information Technology"];

    private readonly IReadOnlyList<Department> _departments = Make();

    public override IEnumerable<WorkbookSource> Workbooks =>
    [
        BookWriter.Write("budget.xlsx", new SheetDraft("Budget 2024", ["General", .. Enumerable.Repeat("#,##0", 8)])
            .Row("Budget vs actual 2024 (EUR)").Skip()
            .Row("Department", "Q1", null, "Q2", null, "Q3", null, "Q4").Merge("A3:A4").Merge("B3:C3").Merge("D3:E3").Merge("F3:G3").Merge("H3:I3")
            .Row(null, "Budget", "Actual", "Budget", "Actual", "Budget", "Actual", "Budget", "Actual")
            .All(_departments, d => [d.Name, .. Cells(q => d.Budget[q], q => d.Actual[q])])
            .Row(["Total", .. Cells(q => _departments.Sum(d => d.Budget[q]), q => _departments.Sum(d => d.Actual[q]))])),
    ];

    private static object?[] Cells(Func<int, decimal> budget, Func<int, decimal> actual) => [.. Enumerable.Range(0, 4).SelectMany(q => new object?[] { budget(q), actual(q) })];

    protected override void Ask()
    {
        Is(Lookup, "What was the Q2 budget for Marketing?", D("Marketing").Budget[1]);
        Is(Lookup, "How much did Research actually spend in Q3?", D("Research").Actual[2]);
        Is(Lookup, "Q4 actual of Operations", D("Operations").Actual[3]);
        Is(Lookup, "What is the budget of Legal in Q1?", D("Legal").Budget[0]);
        Is(Lookup, "actual spend for Customer Support in the fourth quarter", D("Customer Support").Actual[3]);
        Is(Aggregate, "What is the total budget for Q1?", _departments.Sum(d => d.Budget[0]));
        Is(Aggregate, "total actual in Q3 across all departments", _departments.Sum(d => d.Actual[2]));
        Is(Aggregate, "What is Marketing's total budget for the year?", D("Marketing").Budget.Sum());
        Is(Aggregate, "How much did Facilities spend over the whole year?", D("Facilities").Actual.Sum());
        Is(Aggregate, "What was the average actual in Q2?", _departments.Average(d => d.Actual[1]));
        Is(Aggregate, "highest Q4 budget", _departments.Max(d => d.Budget[3]));
        Is(Top, "Which department had the highest actual in Q3?", _departments.MaxBy(d => d.Actual[2])!.Name);
        Is(Top, "Which department had the smallest budget in Q1?", _departments.MinBy(d => d.Budget[0])!.Name);
        Are(Top, "top 3 departments by Q2 actual", _departments.OrderByDescending(d => d.Actual[1]).Take(3).Select(d => d.Name));
        Is(Top, "Who has the largest Q4 budget?", _departments.MaxBy(d => d.Budget[3])!.Name);
        Is(Compare, "What is the difference between budget and actual for Training in Q1?", Math.Abs(D("Training").Budget[0] - D("Training").Actual[0]));
        Is(Compare, "Did Legal or Training spend more in Q4 (actual)?", new[] { "Legal", "Training" }.MaxBy(n => D(n).Actual[3])!);
        Is(Compare, "How much higher was the Q1 budget of Research than that of Legal?", Math.Abs(D("Research").Budget[0] - D("Legal").Budget[0]));
        Are(Compare, "Which departments spent more than their budget in Q2?", _departments.Where(d => d.Actual[1] > d.Budget[1]).Select(d => d.Name));
        Is(Share, "What share of the Q1 budget goes to Operations?", D("Operations").Budget[0] / _departments.Sum(d => d.Budget[0]));
        Is(Share, "What percentage of actual spend in Q4 was Information Technology?", D("Information Technology").Actual[3] / _departments.Sum(d => d.Actual[3]));
        Is(Count, "How many departments are there?", _departments.Count);
        Is(Count, "How many departments had a Q1 budget over 50000?", _departments.Count(d => d.Budget[0] > 50000));
        Is(Count, "How many departments were over budget in Q3?", _departments.Count(d => d.Actual[2] > d.Budget[2]));
        Each(Group, "Show the Q2 actual by department", _departments.Select(d => (d.Name, d.Actual[1])));
    }

    private Department D(string name) => _departments.Single(d => d.Name == name);

    private static Department[] Make()
    {
        var random = new Random(41);
        return [.. Names.Select(name => new Department(name, [.. Enumerable.Range(0, 4).Select(_ => 1000m * random.Next(20, 120))], [.. Enumerable.Range(0, 4).Select(_ => (decimal)random.Next(20000, 120000))]))];
    }

    private sealed record Department(string Name, decimal[] Budget, decimal[] Actual);
}
