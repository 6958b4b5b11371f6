namespace ExcelChat.Core.Tests.Questions.Business.Books;

/// <summary>Every book of the set.</summary>
internal static class BusinessBooks
{
    public static IReadOnlyList<BusinessBook> All { get; } =
    [
        new SalesBook(), new StaffBook(), new InventoryBook(), new BudgetBook(), new InvoiceBook(), new SurveyBook(), new ProjectBook(),
        new CrmBook(), new TrafficBook(), new EnergyBook(), new SchoolBook(), new ShipmentBook(), new OrderFilesBook(), new BranchBook(),
    ];
}
